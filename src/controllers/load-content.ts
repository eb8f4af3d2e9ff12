import type { SourceQuery, SourceReply } from '../model/source.js';
import { createLoadError } from '../request/load-error.js';
import { readAddress } from '../sources/clean/address.js';
import { chooseSource } from '../sources/registry.js';
import { warnOnce } from './report.js';

/** What a widget wants read: attributes and page configuration put together. */
export interface Wish {
  readonly feed: string | undefined;
  readonly source: string | undefined;
  readonly fallbackFeed: string | undefined;
  readonly name: string | undefined;
  readonly preferLang: string | undefined;
  /** Milliseconds one request may take. */
  readonly timeout: number;
  /** A JSON Feed item of the page's own, instead of all of the above. */
  readonly data: unknown;
}

/** On which terms it is read. */
export type Terms = Pick<SourceQuery, 'signal' | 'fresh'>;

/**
 * Reads what a widget wants, from the page's own data or else from its feed, in the reader's language where there is such an edition.
 * @throws LoadError of every kind
 */
export async function loadReply(wish: Wish, terms: Terms): Promise<SourceReply> {
  const reply = await (wish.data
    ? (await import('./own-item.js')).readOwnItem(wish.data)
    : readFrom(wish, terms));
  const { item, edition } = reply;
  if (!item || !(edition || (wish.preferLang && item.languages?.length))) return reply;
  const { chooseEdition } = await import('./choose-edition.js');
  return { ...reply, item: chooseEdition(item, edition, wish.preferLang) };
}

async function readFrom(
  { feed: address = '', source, name, timeout }: Wish,
  terms: Terms,
): Promise<SourceReply> {
  if (!address) throw createLoadError('config', { detail: 'feed' });
  // The URL parser encodes the braces of the placeholder, so they are put back.
  const feed = readAddress(address, document.baseURI)?.replace(/%7Bid%7D/gi, '{id}');
  if (!feed) throw createLoadError('config', { url: address, detail: 'no http or https address' });
  const wanted = name === 'auto' ? (await import('./page-item.js')).findPageItem() : name;
  const reply = await chooseSource(source, feed).read({ ...terms, timeout, feed, name: wanted });
  reply.warnings.forEach(warnOnce);
  if (!reply.item && wanted) throw createLoadError('not-found', { url: feed, detail: wanted });
  return reply;
}
