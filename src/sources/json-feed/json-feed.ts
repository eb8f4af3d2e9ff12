import type { Source } from '../../model/source.js';
import { readJson } from '../../request/read-json.js';
import { findItem } from '../names/find-item.js';
import { readItemFile } from './item-files.js';
import { readFeed } from './read-feed.js';

/** Reads JSON Feed in its three layouts: one file, pages tied by `next_url`, and one file an item (`{id}` in the address). */
export const jsonFeed: Source = {
  async read(query) {
    const { feed: url, name } = query;
    if (url.includes('{id}')) return readItemFile(query);
    let feed = await readFeed(await readJson(url, query), url);
    let found = await findItem(feed.items, name);
    if ((!found.item || !name || query.list) && feed.next) {
      feed = await (await import('./pages.js')).readPages(feed, query);
      found = await findItem(feed.items, name);
    }
    return { ...feed, ...found };
  },
};
