import type { Requests, SourceQuery } from '../model/source.js';

/**
 * Media types that request HAL from DSpace. For `application/feed+json` it sends another format of JSON, with
 * `links` instead of `_links` and numbers for times (seen with DSpace 7.6.7 and 9.2).
 */
export const HAL = 'application/hal+json, application/json';

/** A DSpace repository to read from. */
export interface Repository extends Requests {
  /** URL of the REST root, without a slash at its end. */
  readonly api: string;
  /** The identifier that the page gives, for messages. */
  readonly name?: string | undefined;
}

/**
 * Returns the repository that a query reads, with the requests to reach it.
 * @param query its feed is the URL of the REST root
 */
export function makeRepository(
  { feed, name }: Pick<SourceQuery, 'feed' | 'name'>,
  requests: Requests,
): Repository {
  return { ...requests, name, api: feed.replace(/[?#].*$/, '').replace(/\/$/, '') };
}
