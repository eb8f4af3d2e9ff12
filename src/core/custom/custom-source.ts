import type { CustomSource, FieldMap } from './field-map.js';
import type { Requests, Source, SourceQuery, SourceReply } from '../model/source.js';
import { createLoadError } from '../model/load-error.js';
import { readIfThere } from '../read-if-there.js';
import { guard } from '../sanitize/guard.js';
import { readPages } from '../json-feed/pages.js';
import { readFeed, type Feed } from '../json-feed/read-feed.js';
import { findItem } from '../identifiers/find-item.js';
import { callReader } from './call-reader.js';
import { checkFieldMap } from './check-field-map.js';
import { encodeText } from './encode-text.js';
import { mapDocument } from './map-document.js';

/**
 * A source of the page's own, as `registerSource` or the page's configuration gives it. Whatever it gives passes through the same cleaning as a JSON Feed.
 * @param name that it goes by, for messages
 */
export function makeSource(name: string, custom: CustomSource): Source {
  return {
    async read(query, requests) {
      const url = fillAddress(query);
      // A function is given the address as the page wrote it, `{id}` included, and that of each next page.
      const read = async (address: string, feed = address) =>
        typeof custom === 'function'
          ? readGiven(await callReader(custom, name, { ...query, feed }, requests), address)
          : readMapped(custom, name, address, query, requests);
      return finish(await read(url, query.feed), query, requests, async (next) => (await read(next))!);
    },
  };
}

async function finish(
  first: Feed | undefined,
  query: SourceQuery,
  requests: Requests,
  readPage: (url: string) => Promise<Feed>,
): Promise<SourceReply> {
  if (!first) return { items: [], warnings: [] };
  const feed = first.next ? await readPages(first, query, requests, readPage) : first;
  const found = await findItem(feed.items, query.name);
  // An address that names the item gives it, whatever it calls itself.
  const isNamed = query.feed.includes('{id}');
  return { ...feed, ...(found.item || !isNamed ? found : { item: feed.items[0] }) };
}

function fillAddress({ feed: url, name }: SourceQuery): string {
  if (!url.includes('{id}')) return url;
  if (!name) throw createLoadError('config', { url, detail: 'item' });
  return url.replaceAll('{id}', encodeText(name));
}

/* A function gives what it likes, getters and proxies among it. */
async function readGiven(document: unknown, url: string): Promise<Feed> {
  const { view, describeFaults } = guard(document);
  const feed = await readFeed(view, url);
  const faults = describeFaults();
  return faults ? { ...feed, warnings: [...feed.warnings, `${url}: ${faults}`] } : feed;
}

/** Documents as they were mapped: many widgets get the same parsed JSON. */
const mapped = new WeakMap<FieldMap, WeakMap<object, object>>();

async function readMapped(
  map: FieldMap,
  name: string,
  url: string,
  query: SourceQuery,
  requests: Requests,
): Promise<Feed | undefined> {
  checkFieldMap(map, name, url);
  const document = query.feed.includes('{id}')
    ? await readIfThere(url, requests)
    : await requests.getJson(url);
  if (document === undefined) return undefined;
  const known = mapped.get(map) ?? new WeakMap<object, object>();
  mapped.set(map, known);
  const feed = known.get(document as object) ?? mapDocument(document, map);
  if (!feed) {
    const detail = `nothing at "${map.items ?? '.'}", which the field map of the source "${name}" names as its items`;
    throw createLoadError('format', { url, detail });
  }
  known.set(document as object, feed);
  return readFeed(feed, url);
}
