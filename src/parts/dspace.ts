/** The part that reads DSpace repositories. */
import { dspace as source } from '../core/dspace/dspace.js';
import type { PageSource } from '../loading/page-requests.js';
import { readCachedResponse } from '../loading/response-cache.js';

/** The source for DSpace repositories, with the response cache of the page. */
export const dspace: PageSource = {
  read: (query, { getJson, options }) =>
    source.read(query, {
      getJson,
      getCached: async (url) => options.storage && (await readCachedResponse(url))?.json,
      hasUsedCache: () => !!options.trace?.cached,
    }),
};
