import type { Requests, SourceQuery } from '../model/source.js';
import { isLoadError } from '../model/load-error.js';
import { findItem } from '../identifiers/find-item.js';
import { hasListed } from './has-listed.js';
import { readFeed, type Feed } from './read-feed.js';

/** Most pages of a feed that are read. */
export const MAX_PAGES = 20;

/**
 * Reads on from a feed's first page until the item asked for is found, and what its list names, or the pages end, come back to one read before, or are
 * too many.
 * @param readPage reads the page at an address; as a JSON Feed by default
 * @throws LoadError `config` where no item is named and there are several
 * @returns all that was read as one feed; a circle or a chain over {@link MAX_PAGES} is among its warnings
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
      const why = seen.has(next) ? 'comes back to a page read before' : `goes on after ${MAX_PAGES} pages`;
      warn(`${query.feed}: "next_url" ${why} (${next}); the rest is not read`);
      break;
    }
    seen.add(next);
    const page = await readPage(next).catch((error: unknown) => {
      // Without the item there is nothing to show; with it, a list of what was read so far.
      if (!item || !isLoadError(error)) throw error;
      warn(`${query.feed}: the page ${next} can't be read (${error.message}); the rest is left out`);
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
