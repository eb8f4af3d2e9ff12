import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readRecord } from '../../../../src/core/sanitize/text.js';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { checkFeed, isFeed, readNext } from '../feed/check-feed.js';
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

/** What a folder that is being replaced may show for a while. */
const BETWEEN_FILES: ReadonlySet<RuleName> = new Set<RuleName>([
  'duplicate-id',
  'dangling-id',
  'one-way-version',
  'missing-page',
  'page-circle',
  'too-many-pages',
  'missing-image',
  'alias-target',
]);

/** What files are checked with. */
export interface FileOptions {
  readonly log: ProblemLog;
  /** Whether the files are those of a whole feed, so that covers must be among them. */
  readonly isWhole: boolean;
  /** Whether a build is replacing the files, so that they need not fit each other. */
  readonly isBeingReplaced?: boolean;
}

/**
 * Checks files one after the other and then against each other. Of a file that was checked, only what this
 * needs is kept.
 */
export class FileChecker {
  /** Files that were read. */
  count = 0;
  /** Those of them that are feeds. */
  feeds = 0;
  private readonly fileExists = createFileLookup();
  private readonly pages = new Map<string, Page>();
  private readonly subjects = new Map<string, ItemFacts[]>();

  constructor(private readonly options: FileOptions) {}

  /**
   * Checks a file.
   * @param isNamed whether it must be a feed; else JSON of another kind is only noted
   * @returns its bytes
   * @throws errors of the file system
   */
  async check(file: string, isNamed: boolean): Promise<Buffer> {
    const bytes = await readFile(file).catch(describeLength);
    this.count += 1;
    const { text, json, findings } = parseBytes(bytes);
    const isRead = json !== undefined;
    const more = isRead ? await this.checkJson(file, json, isNamed) : [];
    this.add(file, [...findings, ...more], isRead ? text : undefined);
    return bytes;
  }

  /** Follows pages that were not among the files, and checks the files against each other. */
  async conclude(): Promise<void> {
    for (const { next } of this.pages.values())
      if (next !== undefined && !this.pages.has(next) && this.fileExists(next)) await this.check(next, true);
    const { feeds, findings } = followPages(this.pages);
    const filed: FiledFinding[] = [...findings];
    for (const feed of feeds) {
      const items = feed.flatMap((page) => page.items);
      filed.push(...findDuplicateIds(items), ...findDanglingIds(items), ...findOneWayVersions(items));
    }
    for (const items of this.subjects.values()) filed.push(...findOneWayVersions(items));
    const byFile = new Map<string, Finding[]>();
    for (const { file, finding } of filed) addTo(byFile, file, finding);
    for (const [file, found] of byFile) this.add(file, found, new TextDecoder().decode(await readFile(file)));
  }

  private async checkJson(file: string, json: unknown, isNamed: boolean): Promise<Finding[]> {
    if (basename(file) === ALIASES) return checkAliases(json, file, this.fileExists);
    if (!isFeed(json)) return [describeStranger(isNamed)];
    this.feeds += 1;
    const items = collectItemFacts(file, json);
    return [
      ...(await checkFeed(json)),
      ...(this.options.isWhole ? checkImages(json, file, this.fileExists) : []),
      ...(isItemFile(file, this.fileExists)
        ? this.checkItemFile(file, json, items)
        : this.checkPage(file, json, items)),
    ];
  }

  /*
   * The first item is what the file is about; the others are those that its lists name, and have no lists to
   * be shown.
   */
  private checkItemFile(file: string, json: unknown, items: readonly ItemFacts[]): Finding[] {
    const subject = items[0];
    if (subject) addTo(this.subjects, dirname(file), subject);
    const filed = [...findDuplicateIds(items), ...findDanglingIds(items, items.slice(0, 1))];
    return [...checkFileName(file, json), ...filed.map(({ finding }) => finding)];
  }

  private checkPage(file: string, json: unknown, items: readonly ItemFacts[]): Finding[] {
    const address = readNext(json);
    const next = address && findLocalPath(address, file, readRecord(json)['feed_url']);
    this.pages.set(file, { file, items, next: next || undefined });
    if (!address || (next && this.fileExists(next))) return [];
    const start = { path: ['next_url'], value: address };
    if (!next) {
      const message = 'The next page is not beside this file, and was not checked.';
      return [{ ...start, rule: 'page-elsewhere', message, hint: 'Check it too, by its address.' }];
    }
    const hint = 'Put the page there, or leave the field out on the last page.';
    return [{ ...start, rule: 'missing-page', message: `There is no ${next}.`, hint }];
  }

  private add(file: string, findings: readonly Finding[], text: string | undefined): void {
    const softened = this.options.isBeingReplaced
      ? findings.map((one) => (BETWEEN_FILES.has(one.rule) ? { ...one, severity: 'note' as const } : one))
      : findings;
    this.options.log.add(file, softened, text);
  }
}

/* Node.js reads no file of more than 2 GiB as one. */
function describeLength(error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== 'ERR_FS_FILE_TOO_LARGE') throw error;
  const hint = 'Cut the feed into one file an item (docs/feed.md, "Three layouts")';
  throw new CommandError(`A file is too large to be read: ${message}. ${hint}.`, EXIT.files, {
    cause: error,
  });
}

function addTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function describeStranger(isNamed: boolean): Finding {
  const start = { path: [], place: { line: 1, column: 1 } };
  return isNamed
    ? {
        ...start,
        rule: 'not-a-feed',
        message: 'This is JSON, but no JSON Feed: "version" and "items" are missing.',
        hint: 'Give a feed (docs/feed.md), or map its fields (docs/custom-sources.md).',
      }
    : {
        ...start,
        rule: 'other-file',
        message: 'This file is no feed, and was not checked.',
        hint: 'Nothing needs to be done.',
      };
}
