import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readLine, readList, readRecord } from 'fao-widgets-core';
import { MANIFEST } from '../feed/manifest.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** The folder with one file per item, and a file in it that is not an item. */
const ITEMS = 'items';
const ALIASES = 'aliases.json';

/** The feed in a folder. */
export interface FolderFeed {
  /** Its path in the folder, for a URL; contains `{id}` if there is one file per item. */
  readonly path: string;
  /** The id of an item of the feed, for an example; absent if the feed has no items. */
  readonly item?: string | undefined;
}

/**
 * Finds the feed in a folder: files of items if that is the layout in the manifest, else `feed.json`, the
 * first page, or files of items.
 * @throws CommandError if the path is a file, or if the folder has no feed; errors of the file system, for
 *   example if the folder does not exist
 */
export async function findFeed(folder: string): Promise<FolderFeed> {
  if (!(await stat(folder)).isDirectory())
    throw new CommandError(`${folder}: this is a file. Name the folder that it is in.`, EXIT.files);
  const manifest = await readJson(join(folder, MANIFEST));
  const hasItemFiles = readRecord(manifest)['layout'] === 'item-files';
  const file = hasItemFiles
    ? undefined
    : ((await findFile(folder, 'feed.json')) ?? (await findFirstPage(folder)));
  const feed = file ?? (await findItemFiles(folder));
  if (feed) return feed;
  const message = `${folder}: there is no feed in this folder, neither feed.json nor files in ${ITEMS}. Make one with \`fao-feed build\`.`;
  throw new CommandError(message, EXIT.files);
}

async function findFile(folder: string, path: string): Promise<FolderFeed | undefined> {
  const json = await readJson(join(folder, path));
  if (json === undefined) return undefined;
  // A card needs the id of an item if the feed has several items.
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

/*
 * Returns an empty object for a broken file: the server serves it as it is, and `fao-feed check` reports it.
 */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    return error instanceof SyntaxError ? {} : undefined;
  }
}
