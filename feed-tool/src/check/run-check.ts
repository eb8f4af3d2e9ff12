import { isUrl } from './is-url.js';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { MANIFEST } from '../feed/manifest.js';
import type { Reporter } from '../report/reporter.js';
import { checkFolder } from './files/check-folder.js';
import { FileChecker } from './files/file-checker.js';
import { fixFiles, type FixedValue } from './fix/fix-files.js';
import { ProblemLog } from './report/problem-log.js';
import { checkUrl } from './server/check-url.js';

/** Maximum number of rounds: a fix can reveal another fault, such as two tags that differed by a blank. */
const MAX_ROUNDS = 5;

/** Targets and options of a check. */
export interface CheckRequest {
  /** Paths of files and folders, and URLs. */
  readonly targets: readonly string[];
  /** Whether to make the fixes that are safe. */
  readonly isFixing: boolean;
  /** Maximum number of recorded problems of one rule in one file. */
  readonly maxPerRule: number;
  /** Origin of the page that would request the URLs. */
  readonly origin: string;
  /** Timeout of one URL in milliseconds. */
  readonly timeout: number;
  /** Item to request where a URL has `{id}`. */
  readonly item?: string | undefined;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

/** Result of a check. */
export interface CheckOutcome {
  readonly log: ProblemLog;
  /** Number of files read. */
  readonly files: number;
  readonly fixed: readonly FixedValue[];
  /** Files that the check could not fix, with the reasons. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Checks files, folders and URLs. After fixes, it checks everything again, so that the outcome describes the
 * files as they are now.
 * @throws CommandError and errors of the file system, where a target can't be read at all
 */
export async function runCheck(request: CheckRequest): Promise<CheckOutcome> {
  const fixed: FixedValue[] = [];
  // Only of the last round: the next round may fix a file that changed during this one.
  let refused: ReadonlyMap<string, string> = new Map();
  for (let round = 1; ; round += 1) {
    const { log, files } = await checkTargets(request);
    const isDone = !request.isFixing || !log.fixable.size || round > MAX_ROUNDS;
    if (isDone) return { log, files, fixed, refused: log.fixable.size ? refused : new Map() };
    const outcome = await fixFiles(log.fixable, request.signal);
    for (const one of outcome.fixed) fixed.push(one);
    refused = outcome.refused;
    if (!outcome.fixed.length) return { log, files, fixed, refused };
  }
}

async function checkTargets(request: CheckRequest): Promise<{ log: ProblemLog; files: number }> {
  const { targets, maxPerRule, reporter, signal } = request;
  const log = new ProblemLog(maxPerRule);
  const checker = new FileChecker({ log, isWhole: false });
  let files = 0;
  for (const target of new Set(targets)) {
    signal.throwIfAborted();
    if (isUrl(target)) {
      files += await checkUrl(target, { ...request, log });
      continue;
    }
    const isFolder = (await stat(target)).isDirectory();
    if (!isFolder && basename(target) !== MANIFEST) {
      await checker.check(target, true);
      continue;
    }
    const progress = reporter.begin(`Checking ${target}`);
    const options = { log, signal, reach: progress.reach.bind(progress) };
    try {
      files += await checkFolder(isFolder ? target : dirname(target), options);
    } finally {
      progress.end();
    }
  }
  await checker.conclude();
  return { log, files: files + checker.count };
}
