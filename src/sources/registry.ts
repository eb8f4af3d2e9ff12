import type { Source } from '../model/source.js';
import { createLoadError } from '../request/load-error.js';
import { jsonFeed } from './json-feed/json-feed.js';

const sources = new Map<string, Source>([['json-feed', jsonFeed]]);

/**
 * The source that reads an address.
 * @param name as the attribute `source` gives it; absent: told from the form of the address
 * @param feed absolute address; a DSpace REST root ends in `/server/api`
 * @throws LoadError `config` where there is no source of that name
 */
export function chooseSource(name: string | undefined, feed: string): Source {
  const wanted = name ?? (/\/server\/api\/?$/.test(feed) ? 'dspace' : 'json-feed');
  const source = sources.get(wanted);
  if (source) return source;
  throw createLoadError('config', { url: feed, detail: `no source "${wanted}"` });
}
