import { readRecord, readText } from '../../../../src/core/sanitize/text.js';
import { MAX_PAGES } from '../../../../src/core/json-feed/pages.js';
import { expandIdentifier } from '../../../../src/core/identifiers/expand-identifier.js';
import { isJobNumber } from '../../../../src/core/identifiers/job-number.js';
import type { Followed } from '../../fetch/follow-redirects.js';
import { requestAsPage, type PageRequestOptions } from '../../fetch/request-as-page.js';
import type { ReceivedResponse } from '../../fetch/send-request.js';
import { checkFeed, isFeed, readNext } from '../feed/check-feed.js';
import { findDanglingIds, findDuplicateIds, findOneWayVersions } from '../feed/compare-items.js';
import { collectItemFacts } from '../feed/item-facts.js';
import { followPages, type Page } from '../feed/follow-pages.js';
import { checkAliases } from '../files/check-aliases.js';
import type { Finding } from '../problem.js';
import type { ProblemLog } from '../report/problem-log.js';
import { parseBytes } from '../text/parse-bytes.js';
import { checkResponse, checkMissingFile } from './check-response.js';

/** Options of the check of a URL. */
export interface UrlOptions extends PageRequestOptions {
  readonly log: ProblemLog;
  /** Name of the item to ask for, where the address holds `{id}`. */
  readonly item?: string | undefined;
}

/**
 * Checks a feed on its server as a page on another site reads it: every page of it, or the file of one item
 * and the aliases.
 * @returns how many files were read
 * @throws CommandError where the server can't be reached
 */
export async function checkUrl(url: string, options: UrlOptions): Promise<number> {
  return url.includes('{id}') ? checkTemplate(url, options) : checkPages(url, options);
}

async function checkPages(first: string, options: UrlOptions): Promise<number> {
  const pages = new Map<string, Page>();
  const found = new Map<string, { findings: Finding[]; text: string | undefined }>();
  let next: string | undefined = first;
  while (next !== undefined && !pages.has(next)) {
    const file: string = next;
    if (pages.size === MAX_PAGES) {
      // Known to be there, and not read.
      pages.set(file, { file, items: [] });
      break;
    }
    const { json, text, findings } = await checkDocument(
      file,
      await requestAsPage(file, options),
      options.origin,
    );
    const address = json === undefined ? undefined : readNext(json);
    next = address && new URL(address, file).href;
    pages.set(file, { file, items: collectItemFacts(file, json), next });
    found.set(file, { findings, text });
  }
  const chains = followPages(pages);
  const filed = [...chains.findings];
  for (const feed of chains.feeds) {
    const items = feed.flatMap((page) => page.items);
    filed.push(...findDuplicateIds(items), ...findDanglingIds(items), ...findOneWayVersions(items));
  }
  for (const { file, finding } of filed) found.get(file)?.findings.push(finding);
  for (const [file, { findings, text }] of found) options.log.add(file, findings, text);
  return found.size;
}

async function checkTemplate(template: string, options: UrlOptions): Promise<number> {
  const { log, origin, item = '' } = options;
  const nameFile = (id: string) => template.replaceAll('{id}', encodeURIComponent(id));
  const aliasUrl = new URL('aliases.json', template.replace(/\{id\}.*$/, '')).href;
  const aliasAnswer = await requestAsPage(aliasUrl, options);
  const aliases = readAliases(aliasUrl, aliasAnswer, options);
  const id = isJobNumber(item) ? item.toLowerCase() : item;
  let url = nameFile(id);
  let answer = await requestAsPage(url, options);
  const names = expandIdentifier(item);
  const key = names.find((name) => Object.hasOwn(aliases, name));
  const other = names.slice(1).find(isJobNumber) ?? (key && readText(aliases[key]));
  if (answer.status === 404 && other && other !== id) {
    log.add(url, checkMissingFile(answer, origin), undefined);
    url = nameFile(other);
    answer = await requestAsPage(url, options);
  }
  const { json, text, findings } = await checkDocument(url, answer, origin);
  const items = collectItemFacts(url, json);
  const filed = [...findDuplicateIds(items), ...findDanglingIds(items, items.slice(0, 1))];
  log.add(url, [...findings, ...filed.map(({ finding }) => finding)], text);
  return aliasAnswer.status === 200 ? 2 : 1;
}

/* A feed without aliases is complete; a server error is a problem. */
function readAliases(
  url: string,
  answer: Followed<ReceivedResponse>,
  { log, origin }: UrlOptions,
): Readonly<Record<string, unknown>> {
  if (answer.status === 404) {
    const message = 'There are no aliases, so items are found by the names of their files only.';
    const hint = 'Upload aliases.json too (docs/feed.md, "Three layouts").';
    log.add(url, [{ rule: 'no-aliases', path: [], place: { line: 1, column: 1 }, message, hint }], undefined);
    return {};
  }
  const { text, json, findings } =
    answer.status === 200 ? parseBytes(answer.bytes) : { text: undefined, json: undefined, findings: [] };
  const own = json === undefined ? [] : checkAliases(json, url);
  log.add(
    url,
    [...checkResponse(answer, origin), ...findings, ...own],
    json === undefined ? undefined : text,
  );
  return readRecord(readRecord(json)['aliases']);
}

async function checkDocument(
  url: string,
  answer: Followed<ReceivedResponse>,
  origin: string,
): Promise<{ json?: unknown; text: string | undefined; findings: Finding[] }> {
  const aboutAnswer = checkResponse(answer, origin);
  if (answer.status !== 200) return { text: undefined, findings: aboutAnswer };
  const { text, json, findings } = parseBytes(answer.bytes);
  if (json === undefined) return { text: undefined, findings: [...aboutAnswer, ...findings] };
  const about = isFeed(json) ? await checkFeed(json) : [describeStranger(url)];
  return { json, text, findings: [...aboutAnswer, ...findings, ...about] };
}

function describeStranger(url: string): Finding {
  const message = 'The answer is JSON, but no JSON Feed: "version" and "items" are missing.';
  const hint = 'Give the address of a feed (docs/feed.md).';
  return { rule: 'not-a-feed', path: [], place: { line: 1, column: 1 }, value: url, message, hint };
}
