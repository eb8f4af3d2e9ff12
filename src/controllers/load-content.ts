import type { Item } from '../model/item.js';
import type { SourceReply } from '../model/source.js';
import { createLoadError } from '../request/load-error.js';
import { readAddress } from '../sources/clean/address.js';
import { chooseSource } from '../sources/registry.js';
import { warnOnce } from './report.js';
import type { Content, Terms, Wish } from './wish.js';

/**
 * Reads what a widget wants, from the page's own data or else from its feed.
 * @throws LoadError of every kind
 */
export async function loadContent(wish: Wish, terms: Terms): Promise<Content> {
  // Both begin before there is an answer, so that a list takes no longer than what it waits for most.
  const lists = wish.list && import('./choose-list.js');
  const reply = await readReply(wish, terms);
  const { item: found, edition, updated, later } = reply;
  if (!found) return { entries: [], updated };
  if (wish.list && reply.lacks === wish.list && wish.fallbackFeed) {
    return (await import('./list-elsewhere.js')).loadElsewhere(found, wish, (there) =>
      loadContent(there, terms),
    );
  }
  const item = await chooseSeed(found, edition, wish.preferLang);
  const readNamed = (name: string) => readReply({ ...wish, name }, terms);
  const entries = lists
    ? await (await lists).chooseList({ ...reply, item }, found, wish, readNamed)
    : showAlone(item);
  return { item, entries, updated, later };
}

/** The entries of a widget that shows one item. */
export function showAlone(item: Item): Content['entries'] {
  return [{ item, algorithm: 'feed' }];
}

async function chooseSeed(
  item: Item,
  edition: SourceReply['edition'],
  preferLang: string | undefined,
): Promise<Item> {
  if (!edition && !(preferLang && item.languages?.length)) return item;
  return (await import('./choose-edition.js')).chooseEdition(item, edition, preferLang);
}

async function readReply(wish: Wish, terms: Terms): Promise<SourceReply> {
  const { name, data, list, preferLang } = wish;
  const wanted = name === 'auto' ? (await import('./page-item.js')).findPageItem() : name;
  const reply = await (data
    ? (await import('./own-data.js')).readOwnData(data, wanted, list)
    : readFeed({ ...wish, name: wanted }, terms));
  const warn = () => reply.warnings.forEach(warnOnce);
  warn();
  const { later } = reply;
  void later?.then(warn);
  // The edition that a page prefers is chosen among all of them.
  return later && preferLang ? { ...reply, item: await later, later: undefined } : reply;
}

async function readFeed(
  { feed: address = '', source, custom, name, timeout, storage, dspaceFields, list }: Wish,
  terms: Terms,
): Promise<SourceReply> {
  if (!address) throw createLoadError('config', { detail: 'feed' });
  // The URL parser encodes the braces of the placeholder, so they are put back.
  const feed = readAddress(address, document.baseURI)?.replace(/%7Bid%7D/gi, '{id}');
  if (!feed) throw createLoadError('config', { url: address, detail: 'no http or https address' });
  const reader = await chooseSource(source, feed, custom);
  const reply = await reader.read({ ...terms, timeout, storage, dspaceFields, feed, name, list });
  if (!reply.item && name) throw createLoadError('not-found', { url: feed, detail: name });
  return reply;
}
