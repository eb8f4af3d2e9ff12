import type { Item } from '../core/model/item.js';
import { createLoadError } from '../core/model/load-error.js';
import type { SourceReply } from '../core/model/source.js';
import { readUrl } from '../core/sanitize/url.js';
import { warnOnce } from '../core/warn-once.js';
import { chooseSource } from './choose-source.js';
import type { Content, LoadOptions, LoadRequest, ReadOptions } from './load-request.js';
import type { PageRequests } from './page-requests.js';
import { readJson } from './read-json.js';

/**
 * Loads the content of an element, from the page's own data or else from its feed.
 * @throws LoadError of every kind
 */
export async function loadContent(request: LoadRequest, options: LoadOptions): Promise<Content> {
  const { list, preferLang } = request;
  // Both start at once, so that a list takes no longer than the slower of the two.
  const [reply, chooseEntries] = await Promise.all([readReply(request, options), list && importList()]);
  const { item: found, edition, updated, later, isRare } = reply;
  if (!found) return { entries: [], updated };
  if (list && reply.lacks === list && request.fallbackFeed) {
    return (await import('../parts/list.js')).loadFallbackList(found, request, (other) =>
      loadContent(other, options),
    );
  }
  const item = await chooseSeed(found, edition, preferLang);
  const readNamed = (name: string) => readReply({ ...request, name }, options);
  const entries = chooseEntries
    ? await chooseEntries({ ...reply, item }, found, request, readNamed)
    : listItem(item);
  return { item, entries, updated, later, isRare };
}

async function importList() {
  return (await import('../parts/list.js')).chooseEntries;
}

/** Returns the entries of an element that shows one item. */
export function listItem(item: Item): Content['entries'] {
  return [{ item, algorithm: 'feed' }];
}

async function chooseSeed(
  item: Item,
  edition: SourceReply['edition'],
  preferLang: string | undefined,
): Promise<Item> {
  if (!edition && !(preferLang && item.languages?.length)) return item;
  return (await import('../core/parts/choose-edition.js')).chooseEdition(item, edition, preferLang);
}

async function readReply(request: LoadRequest, options: LoadOptions): Promise<SourceReply> {
  const { name, data, list, preferLang } = request;
  const wanted = name === 'auto' ? (await import('../parts/custom.js')).findPageItem() : name;
  const reply = await (data
    ? (await import('../parts/custom.js')).readOwnData(data, wanted, list)
    : readFeed({ ...request, name: wanted }, options));
  const warn = () => reply.warnings.forEach(warnOnce);
  warn();
  const { later } = reply;
  void later?.then(warn);
  // The preferred edition is one of all language versions.
  return later && preferLang ? { ...reply, item: await later, later: undefined } : reply;
}

async function readFeed(
  { feed: text = '', source, custom, name, dspaceFields, list }: LoadRequest,
  options: LoadOptions,
): Promise<SourceReply> {
  if (!text) throw createLoadError('config', { detail: 'feed' });
  // The URL parser encodes the braces of the placeholder.
  const feed = readUrl(text, document.baseURI)?.replace(/%7Bid%7D/gi, '{id}');
  if (!feed) throw createLoadError('config', { url: text, detail: 'no http or https URL' });
  const reader = await chooseSource(source, feed, custom);
  const reply = await reader.read({ feed, name, list, dspaceFields }, makeRequests(options));
  if (!reply.item && name) throw createLoadError('not-found', { url: feed, detail: name });
  return reply;
}

/** Returns the requests of a load. */
export function makeRequests(options: ReadOptions): PageRequests {
  return { options, getJson: (url, more) => readJson(url, { ...options, ...more }) };
}
