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

/** A fixed value, with its position before the fix. */
export interface FixedValue extends Position {
  readonly file: string;
  readonly pointer: string;
  readonly rule: string;
  /** The value before; absent for lists and objects. */
  readonly before?: Problem['value'];
  /** The value now; absent where the fix removed the entry. */
  readonly after?: string;
}

/** The fixes that {@link fixFiles} made, and the files that it did not change. */
export interface FixOutcome {
  readonly fixed: readonly FixedValue[];
  /** Files that have fixes but did not change, with the reasons. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Makes the safe fixes, file by file, and replaces each file in one step. Where a manifest names a file,
 * updates the size and checksum there.
 * @param fixable findings with fixes, by file
 * @param signal ends the work before the next file
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
      // A build may have changed the file, or this loop through a link to it.
      if (describeBytes(Buffer.from(before)).sha256 !== sha256) {
        refused.set(file, 'it changed during the check; run the same command again');
        continue;
      }
      const { text, applied } = applyFixes(before, findings);
      if (!applied.length) continue;
      if (text === undefined) {
        refused.set(file, 'its fixes contradict each other; fix it by hand');
        continue;
      }
      const written = encodeText(text, bytes);
      await replaceFile(file, written);
      for (const one of applied) fixed.push(toFixedValue(file, one));
      // Where the file did not match the manifest before, the next check must still report that.
      if (!manifest || !matches(manifest.listed.files.get(manifest.name), bytes)) continue;
      const facts = changed.get(manifest.path) ?? new Map<string, FileFacts>();
      changed.set(manifest.path, facts.set(manifest.name, describeBytes(written)));
    }
  } finally {
    // Also after an error, since the files before it are fixed.
    for (const [path, facts] of changed) await updateManifest(path, facts);
  }
  return { fixed, refused };
}

function matches(listed: FileFacts | undefined, bytes: Buffer): boolean {
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
