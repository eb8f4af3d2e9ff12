import { readRecord } from 'fao-widgets-core';
import { isWithinFolder, LAYOUTS, type FileFacts, type Layout } from '../../feed/manifest.js';
import type { Finding, Path } from '../problem.js';

/** The files that a manifest lists. */
export interface ListedFiles {
  readonly layout?: Layout | undefined;
  readonly files: ReadonlyMap<string, FileFacts>;
  /** The files of the earlier state, while a build replaces them; else `undefined`. */
  readonly replaces?: ReadonlyMap<string, FileFacts> | undefined;
  /** Faults in the form of the manifest. */
  readonly findings: readonly Finding[];
}

/** Reads `manifest.json`, and reports the parts that do not have its form (feed/manifest.ts). */
export function readManifest(json: unknown): ListedFiles {
  const manifest = readRecord(json);
  const findings: Finding[] = [];
  const report = (path: Path, value: unknown, message: string) =>
    void findings.push({
      rule: 'manifest-form',
      path,
      value,
      message,
      hint: 'Let `fao-feed build` write it again, or delete it.',
    });
  if (manifest['version'] !== 1)
    report([...('version' in manifest ? ['version'] : [])], manifest['version'], 'The version must be 1.');
  const layout = LAYOUTS.find((one) => one === manifest['layout']);
  if (!layout)
    report(
      [...('layout' in manifest ? ['layout'] : [])],
      manifest['layout'],
      `The layout must be one of ${LAYOUTS.join(', ')}.`,
    );
  const read = (key: 'files' | 'replaces') => readFacts(manifest[key], [key], report);
  const files = read('files');
  const replaces = manifest['replaces'] === undefined ? undefined : read('replaces');
  return { layout, files, replaces, findings };
}

function readFacts(
  value: unknown,
  path: Path,
  report: (path: Path, value: unknown, message: string) => void,
): Map<string, FileFacts> {
  const facts = new Map<string, FileFacts>();
  if (typeof value !== 'object' || !value || Array.isArray(value)) {
    report([], value, `"${path.join()}" must be an object of files.`);
    return facts;
  }
  for (const [name, entry] of Object.entries(value)) {
    const { bytes, sha256 } = readRecord(entry);
    if (!isWithinFolder(name))
      report([...path, name], name, 'A path must be relative to the manifest, and within its folder.');
    else if (!Number.isSafeInteger(bytes) || typeof sha256 !== 'string' || !/^[\da-f]{64}$/.test(sha256))
      report([...path, name], undefined, 'A file must have "bytes" and "sha256" (64 hexadecimal digits).');
    else facts.set(name, { bytes: bytes as number, sha256 });
  }
  return facts;
}
