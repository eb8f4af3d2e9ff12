import type { Requests, SourceQuery } from '../model/source.js';
import { isLoadError } from '../model/load-error.js';
import { findItem } from '../identifiers/find-item.js';
import { hasListed } from './has-listed.js';
import { readFeed, type Feed } from './read-feed.js';

/** Maximum number of pages of a feed that are read. */
export const MAX_PAGES = 20;

/**
 * Reads further pages of a feed until they include the item and the items that its list names. Stops after
 * the last page, before a page that it has read already, and after {@link MAX_PAGES}; the latter two add a
 * warning.
 * @param first the first page
 * @param readPage reads the page at a URL; by default as a JSON Feed
 * @returns all pages as one feed
 * @throws LoadError `config` where the query has no identifier and there are several items; as `readPage`
 *   where the item is not found before the failure
 */
export async function readPages(
  first: Feed,
  query: SourceQuery,
  { getJson }: Requests,
  readPage: (url: string) => Promise<Feed> = async (url) => readFeed(await getJson(url), url),
): Promise<Feed> {
  const seen = new Set([query.feed]);
  let { items, warnings } = first;
  const warn = (text: string) => (warnings = warnings.concat(text));
  let { next } = first;
  let { item } = await findItem(first.items, query.name);
  const isEnough = () => (query.name ? item && hasListed(item, items, query.list) : items.length > 1);
  while (next && !isEnough()) {
    if (seen.has(next) || seen.size === MAX_PAGES) {
      const fault = seen.has(next) ? 'returns to an earlier page' : `goes beyond ${MAX_PAGES} pages`;
      warn(`${query.feed}: "next_url" ${fault} (${next}); the rest is skipped`);
      break;
    }
    seen.add(next);
    const page = await readPage(next).catch((error: unknown) => {
      // Once the item is found, its list can use the items read so far.
      if (!item || !isLoadError(error)) throw error;
      warn(`${query.feed}: the page ${next} can't be read (${error.message}); the rest is skipped`);
    });
    if (!page) break;
    const known = new Set(items.map(({ id }) => id));
    items = items.concat(page.items.filter(({ id }) => !known.has(id)));
    warnings = warnings.concat(page.warnings);
    next = page.next;
    item ??= (await findItem(page.items, query.name)).item;
  }
  return { ...first, items, warnings };
}
