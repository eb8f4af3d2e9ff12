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

/** Options of {@link checkFolder}. */
export interface FolderOptions {
  readonly log: ProblemLog;
  /** Ends the check before the next file, and the listing of files before the next folder. */
  readonly signal: AbortSignal;
  /** Reports progress: the number of checked files, and of all files. */
  readonly reach: (done: number, total: number) => void;
}

/**
 * Checks the folder of a feed: all files that its manifest names, or, without a manifest, all JSON files.
 * @returns the number of files read
 * @throws CommandError `EXIT.files` where the folder has no feed; errors of the file system
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
    const message = `${folder}: there is no feed in this folder. Give the folder that \`fao-feed build\` wrote, or a file.`;
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
  const { text, json, findings: ofText } = parseBytes(await readFile(manifest));
  if (json === undefined) {
    log.add(manifest, ofText, undefined);
    return 1;
  }
  const listed = readManifest(json);
  const { files, replaces } = listed;
  const findings = [...ofText, ...listed.findings];
  if (replaces) findings.push(describeInterruption());
  const fileExists = createPresenceCheck(present);
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

/* The manifest may name a file by a link to its folder, while `present` has the name of the folder itself. */
function createPresenceCheck(present: readonly string[]): (file: string) => Promise<boolean> {
  const listed = new Set(present);
  const isOnDisk = createFileLookup();
  return async (file) =>
    listed.has(file) || (isOnDisk(file) && !!(await stat(file).catch(() => undefined))?.isFile());
}

/*
 * While a build replaces files, a new file may not exist yet, and an old one no longer. A file of both states
 * always exists, since a build replaces it in one step.
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
    message: 'A build was interrupted while it replaced files.',
    hint: 'The next `fao-feed build` completes the replacement.',
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
      ? `${name} has ${bytes} bytes, not ${listed.bytes}: it has changed, or a copy is incomplete.`
      : `${name} has another checksum: it has changed.`;
  const hint = 'Copy it again, or run `fao-feed build`.';
  return { rule: 'changed-file', path, value: name, isAboutKey: true, message, hint };
}

function describeUnlisted(name: string): Finding {
  const message = `The manifest does not name ${name}, so this run did not check it.`;
  const hint = 'Delete it if the feed no longer needs it.';
  return { rule: 'unlisted-file', path: [], position: { line: 1, column: 1 }, message, hint };
}
