import { readFile } from 'node:fs/promises';
import type { FileFacts } from '../../feed/manifest.js';
import { describeBytes } from '../../feed/atomic-file.js';
import type { Position, Problem } from '../problem.js';
import { shortenValue } from '../report/shorten-value.js';
import type { Fixable } from '../report/problem-log.js';
import { formatPointer } from '../text/json-pointer.js';
import { encodeText } from '../text/parse-bytes.js';
import { applyFixes, type Applied } from './apply-fixes.js';
import { createManifestFinder, updateManifest } from './update-manifest.js';
import { replaceFile } from './replace-file.js';

/** A value that was fixed in a file, with its place before the fix. */
export interface FixedValue extends Position {
  readonly file: string;
  readonly pointer: string;
  readonly rule: string;
  /** The value before; absent where a problem has no value either. */
  readonly before?: Problem['value'];
  /** The value now; absent where the entry was removed. */
  readonly after?: string;
}

/** The fixes that {@link fixFiles} made, and the files that it left alone. */
export interface FixOutcome {
  readonly fixed: readonly FixedValue[];
  /** Files that were left as they are, with a sentence why. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Fixes what can be fixed safely, file by file, and replaces each file as a whole. Where a manifest names a
 * file, its bytes and checksum there are renewed.
 * @param fixable by file
 * @param signal ends the work between two files
 * @throws errors of the file system
 */
export async function fixFiles(
  fixable: ReadonlyMap<string, Fixable>,
  signal: AbortSignal,
): Promise<FixOutcome> {
  const findManifest = createManifestFinder();
  const fixed: FixedValue[] = [];
  const refused = new Map<string, string>();
  const changed = new Map<string, Map<string, FileFacts>>();
  try {
    for (const [file, { sha256, findings }] of fixable) {
      signal.throwIfAborted();
      const manifest = await findManifest(file);
      if (manifest?.listed.replaces) {
        refused.set(file, 'a build is replacing the files of its folder; run `fao-feed build` first');
        continue;
      }
      const bytes = await readFile(file);
      const before = new TextDecoder().decode(bytes);
      // By a build, or by way of a link: the findings are elsewhere in it now, or are fixed.
      if (describeBytes(Buffer.from(before)).sha256 !== sha256) {
        refused.set(file, 'it was changed while it was checked; run the command again');
        continue;
      }
      const { text, applied } = applyFixes(before, findings);
      if (!applied.length) continue;
      if (text === undefined) {
        refused.set(file, 'its fixes contradict each other, so it was left as it is; fix it by hand');
        continue;
      }
      const written = encodeText(text, bytes);
      await replaceFile(file, written);
      for (const one of applied) fixed.push(toFixedValue(file, one));
      // A file that was not as the manifest says before is not so now either, and that must be seen.
      if (!manifest || !isListed(manifest.listed.files.get(manifest.name), bytes)) continue;
      const facts = changed.get(manifest.path) ?? new Map<string, FileFacts>();
      changed.set(manifest.path, facts.set(manifest.name, describeBytes(written)));
    }
  } finally {
    // Also where a file could not be written: those before it are fixed.
    for (const [path, facts] of changed) await updateManifest(path, facts);
  }
  return { fixed, refused };
}

function isListed(listed: FileFacts | undefined, bytes: Buffer): boolean {
  const facts = describeBytes(bytes);
  return listed?.bytes === facts.bytes && listed.sha256 === facts.sha256;
}

function toFixedValue(file: string, { finding: { rule, fix, value }, span }: Applied): FixedValue {
  return {
    file,
    line: span.line,
    column: span.column,
    pointer: formatPointer(fix!.path),
    rule,
    before: shortenValue(value),
    ...(fix!.kind === 'replace' ? { after: fix!.value } : {}),
  };
}
