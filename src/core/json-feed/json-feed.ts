import type { Source } from '../model/source.js';
import { findItem } from '../identifiers/find-item.js';
import { readItemFile } from './item-files.js';
import { readFeed } from './read-feed.js';

/** Reads the three layouts of JSON Feed: one file, pages with `next_url`, one file per item (`{id}`). */
export const jsonFeed: Source = {
  async read(query, requests) {
    const { feed: url, name } = query;
    if (url.includes('{id}')) return readItemFile(query, requests);
    let feed = await readFeed(await requests.getJson(url), url);
    let found = await findItem(feed.items, name);
    if ((!found.item || !name || query.list) && feed.next) {
      feed = await (await import('../parts/files.js')).readPages(feed, query, requests);
      found = await findItem(feed.items, name);
    }
    return { ...feed, ...found };
  },
};
