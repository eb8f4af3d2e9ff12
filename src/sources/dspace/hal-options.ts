import type { SourceQuery } from '../../model/source.js';
import type { ReadOptions } from '../../request/read-options.js';

/**
 * Options for a request to a DSpace REST interface.
 * @param query what the source was asked for
 * @returns the query's own terms, and media types under which DSpace answers in HAL. `application/feed+json` gets another JSON from it, with `links` in
 *   the place of `_links` and numbers for times (seen with DSpace 7.6.7 and 9.2)
 */
export function halOptions(query: SourceQuery): ReadOptions {
  return { ...query, accept: 'application/hal+json, application/json' };
}
