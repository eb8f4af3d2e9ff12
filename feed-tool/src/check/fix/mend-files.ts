import { readFile } from 'node:fs/promises';
import type { FileFacts } from '../../feed/manifest.js';
import { describeBytes } from '../../feed/atomic-file.js';
import type { Place, Problem } from '../problem.js';
import { keepValue } from '../report/keep-value.js';
import type { Mendable } from '../report/problem-log.js';
import { formatPointer } from '../text/json-pointer.js';
import { encodeText } from '../text/parse-bytes.js';
import { applyFixes, type Applied } from './apply-fixes.js';
import { createManifestFinder, renewManifest } from './renew-manifest.js';
import { replaceWhole } from './replace-whole.js';

/** What was mended in a file. */
export interface Mended extends Place {
  readonly file: string;
  readonly pointer: string;
  readonly rule: string;
  /** What stood there, as far as it is told of problems too. */
  readonly before?: Problem['value'];
  /** What stands there now; absent where the value was taken away. */
  readonly after?: string;
}

/** What came of mending. */
export interface MendingOutcome {
  readonly mended: readonly Mended[];
  /** Files that were left as they are, with a sentence why. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Mends what can be mended safely, file by file; each is replaced as a whole. Where a manifest names a file, its bytes and checksum there are renewed.
 * @param mendable by file
 * @param signal ends the mending between two files
 * @throws errors of the file system
 */
export async function mendFiles(
  mendable: ReadonlyMap<string, Mendable>,
  signal: AbortSignal,
): Promise<MendingOutcome> {
  const findManifest = createManifestFinder();
  const mended: Mended[] = [];
  const refused = new Map<string, string>();
  const changed = new Map<string, Map<string, FileFacts>>();
  try {
    for (const [file, { sha256, findings }] of mendable) {
      signal.throwIfAborted();
      const manifest = await findManifest(file);
      if (manifest?.listed.replaces) {
        refused.set(file, 'a build is replacing the files of its folder; run `fao-feed build` first');
        continue;
      }
      const bytes = await readFile(file);
      const before = new TextDecoder().decode(bytes);
      // By a build, or by way of a link: what was found stands elsewhere now, or is mended.
      if (describeBytes(Buffer.from(before)).sha256 !== sha256) {
        refused.set(file, 'it was changed while it was checked; run the command again');
        continue;
      }
      const { text, applied } = applyFixes(before, findings);
      if (!applied.length) continue;
      if (text === undefined) {
        refused.set(file, 'its mends do not fit each other, so it was left as it is; mend it by hand');
        continue;
      }
      const written = encodeText(text, bytes);
      await replaceWhole(file, written);
      for (const one of applied) mended.push(describeMended(file, one));
      // A file that was not as the manifest says before is not so now either, and that must be seen.
      if (!manifest || !isListed(manifest.listed.files.get(manifest.name), bytes)) continue;
      const facts = changed.get(manifest.path) ?? new Map<string, FileFacts>();
      changed.set(manifest.path, facts.set(manifest.name, describeBytes(written)));
    }
  } finally {
    // Also where a file could not be written: those before it are mended.
    for (const [path, facts] of changed) await renewManifest(path, facts);
  }
  return { mended, refused };
}

function isListed(listed: FileFacts | undefined, bytes: Buffer): boolean {
  const facts = describeBytes(bytes);
  return listed?.bytes === facts.bytes && listed.sha256 === facts.sha256;
}

function describeMended(file: string, { finding: { rule, fix, value }, span }: Applied): Mended {
  return {
    file,
    line: span.line,
    column: span.column,
    pointer: formatPointer(fix!.path),
    rule,
    before: keepValue(value),
    ...(fix!.kind === 'replace' ? { after: fix!.value } : {}),
  };
}
