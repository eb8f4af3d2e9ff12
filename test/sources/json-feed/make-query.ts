import type { SourceQuery } from '../../../src/model/source.js';

/**
 * Makes what an element asks a source for.
 *
 * @param feed absolute address
 * @param name of the item; the first one by default
 * @param terms what is not as usual: a signal that nobody aborts, five seconds, remembered answers welcome
 */
export function makeQuery(feed: string, name?: string, terms: Partial<SourceQuery> = {}): SourceQuery {
  const signal = new AbortController().signal;
  return { feed, name, signal, timeout: 60_000, fresh: false, ...terms };
}
