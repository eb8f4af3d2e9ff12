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
 * Makes a source of a page's own field map or function. Its data are sanitized like those of a JSON Feed.
 * @param name name of the source, for messages
 */
export function makeSource(name: string, custom: CustomSource): Source {
  return {
    async read(query, requests) {
      const url = fillUrl(query);
      // A function receives the URL as the page wrote it, with `{id}`, or the URL of a further page.
      const read = async (pageUrl: string, feed = pageUrl) =>
        typeof custom === 'function'
          ? readResult(await callReader(custom, name, { ...query, feed }, requests), pageUrl)
          : readMapped(custom, name, pageUrl, query, requests);
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
  // The response to a URL with the identifier is the item, even where it lacks this identifier.
  const isNamed = query.feed.includes('{id}');
  return { ...feed, ...(found.item || !isNamed ? found : { item: feed.items[0] }) };
}

function fillUrl({ feed: url, name }: SourceQuery): string {
  if (!url.includes('{id}')) return url;
  if (!name) throw createLoadError('config', { url, detail: 'item' });
  return url.replaceAll('{id}', encodeText(name));
}

/* A function may return any object, even one with getters, or a proxy. */
async function readResult(document: unknown, url: string): Promise<Feed> {
  const { view, describeFaults } = guard(document);
  const feed = await readFeed(view, url);
  const faults = describeFaults();
  return faults ? { ...feed, warnings: [...feed.warnings, `${url}: ${faults}`] } : feed;
}

/** Mapped documents, because many elements share the same parsed JSON. */
const mappedDocuments = new WeakMap<FieldMap, WeakMap<object, object>>();

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
  const known = mappedDocuments.get(map) ?? new WeakMap<object, object>();
  mappedDocuments.set(map, known);
  const feed = known.get(document as object) ?? mapDocument(document, map);
  if (!feed) {
    const detail = `the field map of the source "${name}" finds no items at "${map.items ?? '.'}"`;
    throw createLoadError('format', { url, detail });
  }
  known.set(document as object, feed);
  return readFeed(feed, url);
}
