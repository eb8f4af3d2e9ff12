import type { CustomSource } from '../core/custom/field-map.js';
import { createLoadError } from '../core/model/load-error.js';
import { jsonFeed } from '../core/json-feed/json-feed.js';
import type { PageSource } from './page-requests.js';

/**
 * Returns the source that reads a feed.
 * @param name value of the attribute `source`; absent: the URL decides
 * @param feed absolute URL; a DSpace REST root ends in `/server/api`
 * @param custom the source that the page registered under that name
 * @throws LoadError `config` where there is no source of that name
 */
export async function chooseSource(
  name: string | undefined,
  feed: string,
  custom: CustomSource | undefined,
): Promise<PageSource> {
  const wanted = name ?? (/\/server\/api\/?$/.test(feed) ? 'dspace' : 'json-feed');
  if (wanted === 'json-feed') return jsonFeed;
  if (wanted === 'dspace') return (await import('../parts/dspace.js')).dspace;
  if (custom) return (await import('../parts/custom.js')).makeSource(wanted, custom);
  throw createLoadError('config', { url: feed, detail: `no source "${wanted}"` });
}
