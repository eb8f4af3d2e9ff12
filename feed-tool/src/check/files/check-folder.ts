import { readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FileFacts } from '../../feed/manifest.js';
import { MANIFEST } from '../../feed/manifest.js';
import { describeBytes } from '../../feed/atomic-file.js';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import type { Finding } from '../problem.js';
import type { ProblemLog } from '../report/problem-log.js';
import { parseBytes } from '../text/parse-bytes.js';
import { createFileLookup } from './file-lookup.js';
import { FileChecker } from './file-checker.js';
import { readManifest, type ListedFiles } from './read-manifest.js';
import { listFiles } from './list-files.js';

/** What folders are checked with. */
export interface FolderOptions {
  readonly log: ProblemLog;
  /** Ends the check between two files, and the walk before it between two folders. */
  readonly signal: AbortSignal;
  /** Told how many files of how many are done. */
  readonly reach: (done: number, total: number) => void;
}

/**
 * Checks the folder of a feed: all files that its manifest names, or, where there is none, all JSON files in
 * it.
 * @returns how many files were read
 * @throws CommandError where the folder holds no feed; errors of the file system
 */
export async function checkFolder(folder: string, options: FolderOptions): Promise<number> {
  const files = await listFiles(folder, options.signal);
  const manifest = join(folder, MANIFEST);
  if (files.includes(manifest)) return checkListed(folder, files, manifest, options);
  const documents = files.filter((file) => file.endsWith('.json'));
  const checker = new FileChecker({ log: options.log, isWhole: true });
  for (const [index, file] of documents.entries()) {
    options.signal.throwIfAborted();
    await checker.check(file, false);
    options.reach(index + 1, documents.length);
  }
  await checker.conclude();
  if (!checker.feeds && !options.log.counts.error) {
    const message = `${folder}: there is no feed in this folder. Name the folder that \`fao-feed build\` wrote, or a file.`;
    throw new CommandError(message, EXIT.files);
  }
  return checker.count;
}

async function checkListed(
  folder: string,
  present: readonly string[],
  manifest: string,
  { log, signal, reach }: FolderOptions,
): Promise<number> {
  const { text, json, findings: faults } = parseBytes(await readFile(manifest));
  if (json === undefined) {
    log.add(manifest, faults, undefined);
    return 1;
  }
  const listed = readManifest(json);
  const { files, replaces } = listed;
  const findings = [...faults, ...listed.findings];
  if (replaces) findings.push(describeInterruption());
  const fileExists = createPresence(present);
  const checker = new FileChecker({ log, isWhole: true, isBeingReplaced: !!replaces });
  const names = [...new Set([...files.keys(), ...(replaces?.keys() ?? [])])];
  for (const [index, name] of names.entries()) {
    signal.throwIfAborted();
    const file = join(folder, name);
    if (!(await fileExists(file))) {
      if (!mayBeAbsent(name, listed)) findings.push(describeMissing(name));
    } else {
      const isDocument = file.endsWith('.json');
      const facts = describeBytes(isDocument ? await checker.check(file, false) : await readFile(file));
      if (!isKnownState(name, facts, listed)) findings.push(describeChange(name, facts, files.get(name)));
    }
    reach(index + 1, names.length);
  }
  await checker.conclude();
  log.add(manifest, findings, text);
  const known = new Set(names.map((name) => join(folder, name)));
  for (const file of present)
    if (file.endsWith('.json') && file !== manifest && !known.has(file))
      log.add(file, [describeUnlisted(relative(folder, file).replaceAll(sep, '/'))], undefined);
  return checker.count + 1;
}

/* A folder that was walked under its own name may be named by a link that leads to it. */
function createPresence(present: readonly string[]): (file: string) => Promise<boolean> {
  const walked = new Set(present);
  const isListed = createFileLookup();
  return async (file) =>
    walked.has(file) || (isListed(file) && !!(await stat(file).catch(() => undefined))?.isFile());
}

/*
 * While files are replaced, new ones may be yet to come, and old ones gone; what is in both states is
 * replaced in one step.
 */
function mayBeAbsent(name: string, { files, replaces }: ListedFiles): boolean {
  return !!replaces && files.has(name) !== replaces.has(name);
}

function isKnownState(name: string, facts: FileFacts, { files, replaces }: ListedFiles): boolean {
  return [files.get(name), replaces?.get(name)].some(
    (state) => state?.bytes === facts.bytes && state.sha256 === facts.sha256,
  );
}

function describeInterruption(): Finding {
  return {
    rule: 'interrupted-build',
    path: ['replaces'],
    message: 'A run was interrupted while it replaced files.',
    hint: 'The next `fao-feed build` finishes it.',
  };
}

function describeMissing(name: string): Finding {
  const message = `There is no ${name} in the folder.`;
  const hint = 'Copy it again, or run `fao-feed build`.';
  return { rule: 'missing-file', path: ['files', name], value: name, isAboutKey: true, message, hint };
}

function describeChange(name: string, { bytes }: FileFacts, listed: FileFacts | undefined): Finding {
  const path = [listed ? 'files' : 'replaces', name];
  const message =
    listed && listed.bytes !== bytes
      ? `${name} has ${bytes} bytes, not ${listed.bytes}: it was changed, or not wholly copied.`
      : `${name} has another checksum: it was changed.`;
  const hint = 'Copy it again, or run `fao-feed build`.';
  return { rule: 'changed-file', path, value: name, isAboutKey: true, message, hint };
}

function describeUnlisted(name: string): Finding {
  const message = `The manifest does not name ${name}, so it was not checked.`;
  const hint = 'Delete it if it is left from an earlier time.';
  return { rule: 'unlisted-file', path: [], place: { line: 1, column: 1 }, message, hint };
}
