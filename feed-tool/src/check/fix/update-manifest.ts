import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { MANIFEST, type FileFacts } from '../../feed/manifest.js';
import { readManifest, type ListedFiles } from '../files/read-manifest.js';
import { findSpans } from '../text/find-spans.js';
import { formatPointer } from '../text/json-pointer.js';
import { encodeText, parseBytes } from '../text/parse-bytes.js';
import { applyEdits, type Edit } from './apply-fixes.js';
import { replaceFile } from './replace-file.js';

/** Maximum number of folders to search, from that of the file upwards; `items` needs two. */
const MAX_FOLDERS = 3;

/** The manifest that names a file. */
export interface NamingManifest {
  readonly path: string;
  /** Path of the file in the manifest. */
  readonly name: string;
  readonly listed: ListedFiles;
}

/** Returns a function that finds the manifest that names a file, and reads each manifest once. */
export function createManifestFinder(): (file: string) => Promise<NamingManifest | undefined> {
  const cache = new Map<string, Promise<ListedFiles | undefined>>();
  return async (file) => {
    for (
      let folder = dirname(file), level = 0;
      level < MAX_FOLDERS;
      folder = join(folder, '..'), level += 1
    ) {
      const path = join(folder, MANIFEST);
      const reading = cache.get(path) ?? readListed(path);
      cache.set(path, reading);
      const listed = await reading;
      const name = relative(folder, file).replaceAll(sep, '/');
      if (listed?.files.has(name) || listed?.replaces?.has(name)) return { path, name, listed };
    }
    return undefined;
  };
}

async function readListed(path: string): Promise<ListedFiles | undefined> {
  if (!existsSync(path)) return undefined;
  const { json } = parseBytes(await readFile(path));
  return json === undefined ? undefined : readManifest(json);
}

/**
 * Writes the sizes and checksums of changed files into their manifest, and leaves the rest of it unchanged.
 * @param path of the manifest
 * @param changed by the paths of the files in the manifest
 */
export async function updateManifest(path: string, changed: ReadonlyMap<string, FileFacts>): Promise<void> {
  const bytes = await readFile(path);
  const text = new TextDecoder().decode(bytes);
  const pathOf = (name: string, fact: keyof FileFacts) => ['files', name, fact];
  const spans = findSpans(
    text,
    [...changed.keys()].flatMap((name) => [pathOf(name, 'bytes'), pathOf(name, 'sha256')]),
  );
  const edits = [...changed].flatMap(([name, facts]) =>
    (['bytes', 'sha256'] as const).flatMap((fact): Edit[] => {
      const span = spans.get(formatPointer(pathOf(name, fact)));
      return span ? [{ start: span.start, end: span.end, text: JSON.stringify(facts[fact]) }] : [];
    }),
  );
  const updated = applyEdits(text, edits);
  if (updated !== undefined) await replaceFile(path, encodeText(updated, bytes));
}
