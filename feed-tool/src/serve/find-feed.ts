import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readLine, readList, readRecord } from '../../../src/core/sanitize/text.js';
import { MANIFEST } from '../feed/manifest.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** Folder of the files of items, and what is in it besides. */
const ITEMS = 'items';
const ALIASES = 'aliases.json';

/** The feed that a folder holds. */
export interface FolderFeed {
  /** Its address below that of the folder; holds `{id}` where there is one file an item. */
  readonly path: string;
  /** Name of an item of it, for an example; absent where it holds none. */
  readonly item?: string | undefined;
}

/**
 * Finds the feed in a folder: what the manifest says it is, else `feed.json`, the first page, or the files of
 * items.
 * @throws CommandError where the folder holds no feed; errors of the file system where there is no such
 *   folder
 */
export async function findFeed(folder: string): Promise<FolderFeed> {
  if (!(await stat(folder)).isDirectory())
    throw new CommandError(`${folder}: this is a file. Name the folder that it is in.`, EXIT.files);
  const manifest = await readJson(join(folder, MANIFEST));
  const isInFiles = readRecord(manifest)['layout'] === 'item-files';
  const files = isInFiles
    ? undefined
    : ((await findFile(folder, 'feed.json')) ?? (await findFirstPage(folder)));
  const feed = files ?? (await findItemFiles(folder));
  if (feed) return feed;
  const message = `${folder}: there is no feed in this folder, neither feed.json nor files in ${ITEMS}. Make one with \`fao-feed build\`.`;
  throw new CommandError(message, EXIT.files);
}

async function findFile(folder: string, path: string): Promise<FolderFeed | undefined> {
  const json = await readJson(join(folder, path));
  if (json === undefined) return undefined;
  // A card needs the name of an item where the feed has several.
  const ids = readList(readRecord(json)['items']).map((item) => readLine(readRecord(item)['id']));
  return { path, item: ids.find((id) => id) };
}

function findFirstPage(folder: string): Promise<FolderFeed | undefined> {
  return findFile(folder, 'pages/page-1.json');
}

async function findItemFiles(folder: string): Promise<FolderFeed | undefined> {
  const names = await readdir(join(folder, ITEMS)).catch(() => []);
  const first = names
    .filter((name) => name.endsWith('.json') && name !== ALIASES && !name.startsWith('.'))
    .sort()[0];
  return (
    (first && { path: `${ITEMS}/{id}.json`, item: decodeName(first.replace(/\.json$/, '')) }) || undefined
  );
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/* A file that is broken is `fao-feed check`'s to tell about; it is served all the same. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    return error instanceof SyntaxError ? {} : undefined;
  }
}
