import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readRecord } from 'fao-widgets-core';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { checkFeed, isFeed, readNextUrl } from '../feed/check-feed.js';
import {
  findDanglingIds,
  findDuplicateIds,
  findOneWayVersions,
  type FiledFinding,
} from '../feed/compare-items.js';
import { collectItemFacts, type ItemFacts } from '../feed/item-facts.js';
import { followPages, type Page } from '../feed/follow-pages.js';
import type { Finding } from '../problem.js';
import type { ProblemLog } from '../report/problem-log.js';
import type { RuleName } from '../rules.js';
import { parseBytes } from '../text/parse-bytes.js';
import { createFileLookup } from './file-lookup.js';
import { findLocalPath } from './find-local-path.js';
import { ALIASES, checkAliases } from './check-aliases.js';
import { checkImages } from './check-images.js';
import { checkFileName, isItemFile } from './check-item-file.js';

/** Rules about several files. While a build replaces files, the files may break them for a moment. */
const RULES_ACROSS_FILES: ReadonlySet<RuleName> = new Set<RuleName>([
  'duplicate-id',
  'dangling-id',
  'one-way-version',
  'missing-page',
  'page-circle',
  'too-many-pages',
  'missing-image',
  'alias-target',
]);

/** Options of {@link FileChecker}. */
export interface FileOptions {
  readonly log: ProblemLog;
  /** Whether the files are a complete feed, so that covers must exist too. */
  readonly isWhole: boolean;
  /** Whether a build is replacing the files, so that they may contradict each other. */
  readonly isBeingReplaced?: boolean;
}

/**
 * Checks files one after the other, and then against each other. To save memory, it keeps only the data of
 * each file that the second step needs.
 */
export class FileChecker {
  /** Number of files read. */
  count = 0;
  /** Number of feeds among them. */
  feeds = 0;
  readonly #fileExists = createFileLookup();
  readonly #pages = new Map<string, Page>();
  /** First items of the files of one item, by folder. */
  readonly #mainItems = new Map<string, ItemFacts[]>();
  readonly #options: FileOptions;

  constructor(options: FileOptions) {
    this.#options = options;
  }

  /**
   * Checks a file.
   * @param mustBeFeed whether other JSON is an error, not a note
   * @returns the bytes of the file
   * @throws errors of the file system
   */
  async check(file: string, mustBeFeed: boolean): Promise<Buffer> {
    const bytes = await readFile(file).catch(rethrowWithAdvice);
    this.count += 1;
    const { text, json, findings } = parseBytes(bytes);
    const isJson = json !== undefined;
    const ofJson = isJson ? await this.#checkJson(file, json, mustBeFeed) : [];
    this.#add(file, [...findings, ...ofJson], isJson ? text : undefined);
    return bytes;
  }

  /** Checks the next pages that were not among the files, and then the files against each other. */
  async conclude(): Promise<void> {
    for (const { next } of this.#pages.values())
      if (next !== undefined && !this.#pages.has(next) && this.#fileExists(next))
        await this.check(next, true);
    const { feeds, findings } = followPages(this.#pages);
    const filed: FiledFinding[] = [...findings];
    for (const feed of feeds) {
      const items = feed.flatMap((page) => page.items);
      filed.push(...findDuplicateIds(items), ...findDanglingIds(items), ...findOneWayVersions(items));
    }
    for (const items of this.#mainItems.values()) filed.push(...findOneWayVersions(items));
    const byFile = new Map<string, Finding[]>();
    for (const { file, finding } of filed) addTo(byFile, file, finding);
    for (const [file, found] of byFile)
      this.#add(file, found, new TextDecoder().decode(await readFile(file)));
  }

  async #checkJson(file: string, json: unknown, mustBeFeed: boolean): Promise<Finding[]> {
    if (basename(file) === ALIASES) return checkAliases(json, file, this.#fileExists);
    if (!isFeed(json)) return [describeNonFeed(mustBeFeed)];
    this.feeds += 1;
    const items = collectItemFacts(file, json);
    return [
      ...(await checkFeed(json)),
      ...(this.#options.isWhole ? checkImages(json, file, this.#fileExists) : []),
      ...(isItemFile(file, this.#fileExists)
        ? this.#checkItemFile(file, json, items)
        : this.#checkPage(file, json, items)),
    ];
  }

  /*
   * The file is about its first item. The others are the items of its lists; no widget shows their own lists.
   */
  #checkItemFile(file: string, json: unknown, items: readonly ItemFacts[]): Finding[] {
    const main = items[0];
    if (main) addTo(this.#mainItems, dirname(file), main);
    const filed = [...findDuplicateIds(items), ...findDanglingIds(items, items.slice(0, 1))];
    return [...checkFileName(file, json), ...filed.map(({ finding }) => finding)];
  }

  #checkPage(file: string, json: unknown, items: readonly ItemFacts[]): Finding[] {
    const url = readNextUrl(json);
    const next = url && findLocalPath(url, file, readRecord(json)['feed_url']);
    this.#pages.set(file, { file, items, next: next || undefined });
    if (!url || (next && this.#fileExists(next))) return [];
    const start = { path: ['next_url'], value: url };
    if (!next) {
      const message = 'The next page is not beside this file, so this run did not check it.';
      return [{ ...start, rule: 'page-elsewhere', message, hint: 'Check it too, by its URL.' }];
    }
    const hint = 'Put the page there, or leave the field out on the last page.';
    return [{ ...start, rule: 'missing-page', message: `There is no ${next}.`, hint }];
  }

  #add(file: string, findings: readonly Finding[], text: string | undefined): void {
    const adjusted = this.#options.isBeingReplaced
      ? findings.map((one) =>
          RULES_ACROSS_FILES.has(one.rule) ? { ...one, severity: 'note' as const } : one,
        )
      : findings;
    this.#options.log.add(file, adjusted, text);
  }
}

/* Node.js can't read a file of more than 2 GiB into one buffer. */
function rethrowWithAdvice(error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== 'ERR_FS_FILE_TOO_LARGE') throw error;
  const hint = 'Split the feed into one file per item (docs/feed.md, "Three layouts")';
  throw new CommandError(`A file is too large: ${message}. ${hint}.`, EXIT.files, {
    cause: error,
  });
}

function addTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function describeNonFeed(mustBeFeed: boolean): Finding {
  const start = { path: [], position: { line: 1, column: 1 } };
  return mustBeFeed
    ? {
        ...start,
        rule: 'not-a-feed',
        message: 'This is JSON, but not a JSON Feed: "version" and "items" are missing.',
        hint: 'Give a feed (docs/feed.md), or map its fields (docs/custom-sources.md).',
      }
    : {
        ...start,
        rule: 'other-file',
        message: 'This file is not a feed, so this run did not check it.',
        hint: 'You need not do anything.',
      };
}
