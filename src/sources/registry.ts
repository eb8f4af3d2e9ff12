import type { CustomSource } from '../model/custom-source.js';
import type { Source } from '../model/source.js';
import { createLoadError } from '../request/load-error.js';
import { jsonFeed } from './json-feed/json-feed.js';

const sources = new Map<string, Source>([['json-feed', jsonFeed]]);

/**
 * The source that reads an address.
 * @param name as the attribute `source` gives it; absent: told from the form of the address
 * @param feed absolute address; a DSpace REST root ends in `/server/api`
 * @param custom the page's own source of that name
 * @throws LoadError `config` where there is no source of that name
 */
export async function chooseSource(
  name: string | undefined,
  feed: string,
  custom: CustomSource | undefined,
): Promise<Source> {
  const wanted = name ?? (/\/server\/api\/?$/.test(feed) ? 'dspace' : 'json-feed');
  const source = sources.get(wanted);
  if (source) return source;
  if (wanted === 'dspace') return (await import('./dspace/dspace.js')).dspace;
  if (custom) return (await import('./custom/custom-source.js')).makeSource(wanted, custom);
  throw createLoadError('config', { url: feed, detail: `no source "${wanted}"` });
}
