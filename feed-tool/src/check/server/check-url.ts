import { expandIdentifier, isJobNumber, MAX_PAGES, readRecord, readText } from 'fao-widgets-core';
import type { Followed } from '../../fetch/follow-redirects.js';
import { requestAsPage, type PageRequestOptions } from '../../fetch/request-as-page.js';
import type { ReceivedResponse } from '../../fetch/send-request.js';
import { checkFeed, isFeed, readNextUrl } from '../feed/check-feed.js';
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
  /** Identifier of the item to request where the URL has `{id}`. */
  readonly item?: string | undefined;
}

/**
 * Checks a feed on its server as a page on another site reads it: all pages of the feed, or, for a URL with
 * `{id}`, the file of one item and the aliases.
 * @returns the number of files read
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
      // A page that the feed links to and the check does not read.
      pages.set(file, { file, items: [] });
      break;
    }
    const { json, text, findings } = await checkDocument(
      file,
      await requestAsPage(file, options),
      options.origin,
    );
    const nextUrl = json === undefined ? undefined : readNextUrl(json);
    next = nextUrl && new URL(nextUrl, file).href;
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
  const urlOf = (id: string) => template.replaceAll('{id}', encodeURIComponent(id));
  const aliasUrl = new URL('aliases.json', template.replace(/\{id\}.*$/, '')).href;
  const aliasResponse = await requestAsPage(aliasUrl, options);
  const aliases = readAliases(aliasUrl, aliasResponse, options);
  const id = isJobNumber(item) ? item.toLowerCase() : item;
  let url = urlOf(id);
  let response = await requestAsPage(url, options);
  const identifiers = expandIdentifier(item);
  const key = identifiers.find((name) => Object.hasOwn(aliases, name));
  const other = identifiers.slice(1).find(isJobNumber) ?? (key && readText(aliases[key]));
  if (response.status === 404 && other && other !== id) {
    log.add(url, checkMissingFile(response, origin), undefined);
    url = urlOf(other);
    response = await requestAsPage(url, options);
  }
  const { json, text, findings } = await checkDocument(url, response, origin);
  const items = collectItemFacts(url, json);
  const filed = [...findDuplicateIds(items), ...findDanglingIds(items, items.slice(0, 1))];
  log.add(url, [...findings, ...filed.map(({ finding }) => finding)], text);
  return aliasResponse.status === 200 ? 2 : 1;
}

/* A missing file of aliases is only a note: a feed without aliases is complete. */
function readAliases(
  url: string,
  response: Followed<ReceivedResponse>,
  { log, origin }: UrlOptions,
): Readonly<Record<string, unknown>> {
  if (response.status === 404) {
    const message = 'There are no aliases, so widgets find items only by the names of their files.';
    const hint = 'Upload aliases.json too (docs/feed.md, "Three layouts").';
    log.add(
      url,
      [{ rule: 'no-aliases', path: [], position: { line: 1, column: 1 }, message, hint }],
      undefined,
    );
    return {};
  }
  const { text, json, findings } =
    response.status === 200 ? parseBytes(response.bytes) : { text: undefined, json: undefined, findings: [] };
  const ofAliases = json === undefined ? [] : checkAliases(json, url);
  log.add(
    url,
    [...checkResponse(response, origin), ...findings, ...ofAliases],
    json === undefined ? undefined : text,
  );
  return readRecord(readRecord(json)['aliases']);
}

async function checkDocument(
  url: string,
  response: Followed<ReceivedResponse>,
  origin: string,
): Promise<{ json?: unknown; text: string | undefined; findings: Finding[] }> {
  const ofResponse = checkResponse(response, origin);
  if (response.status !== 200) return { text: undefined, findings: ofResponse };
  const { text, json, findings } = parseBytes(response.bytes);
  if (json === undefined) return { text: undefined, findings: [...ofResponse, ...findings] };
  const ofFeed = isFeed(json) ? await checkFeed(json) : [describeNonFeed(url)];
  return { json, text, findings: [...ofResponse, ...findings, ...ofFeed] };
}

function describeNonFeed(url: string): Finding {
  const message = 'The response is JSON, but not a JSON Feed: "version" and "items" are missing.';
  const hint = 'Give the URL of a feed (docs/feed.md).';
  return { rule: 'not-a-feed', path: [], position: { line: 1, column: 1 }, value: url, message, hint };
}
