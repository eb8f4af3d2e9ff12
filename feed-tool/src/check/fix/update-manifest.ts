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

/** How far above a file its manifest may be: `items/cd0683en.json` is one folder below. */
const MAX_HEIGHT = 3;

/** The manifest that names a file. */
export interface NamingManifest {
  readonly path: string;
  /** What the manifest calls the file. */
  readonly name: string;
  readonly listed: ListedFiles;
}

/** Makes a function that finds the manifest that names a file. Each manifest is read once. */
export function createManifestFinder(): (file: string) => Promise<NamingManifest | undefined> {
  const known = new Map<string, Promise<ListedFiles | undefined>>();
  return async (file) => {
    for (
      let folder = dirname(file), height = 0;
      height < MAX_HEIGHT;
      folder = join(folder, '..'), height += 1
    ) {
      const path = join(folder, MANIFEST);
      const reading = known.get(path) ?? readListed(path);
      known.set(path, reading);
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
 * Writes bytes and checksums of changed files into their manifest, and leaves the rest of it as it is.
 * @param changed by what the manifest calls the files
 */
export async function updateManifest(path: string, changed: ReadonlyMap<string, FileFacts>): Promise<void> {
  const bytes = await readFile(path);
  const text = new TextDecoder().decode(bytes);
  const place = (name: string, fact: keyof FileFacts) => ['files', name, fact];
  const spans = findSpans(
    text,
    [...changed.keys()].flatMap((name) => [place(name, 'bytes'), place(name, 'sha256')]),
  );
  const edits = [...changed].flatMap(([name, facts]) =>
    (['bytes', 'sha256'] as const).flatMap((fact): Edit[] => {
      const span = spans.get(formatPointer(place(name, fact)));
      return span ? [{ start: span.start, end: span.end, text: JSON.stringify(facts[fact]) }] : [];
    }),
  );
  const renewed = applyEdits(text, edits);
  if (renewed !== undefined) await replaceFile(path, encodeText(renewed, bytes));
}
