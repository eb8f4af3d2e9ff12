import type { Requests, SourceQuery } from '../../../src/core/model/source.js';
import { openPageRequests } from '../page-requests.js';

/**
 * Returns the arguments with which an element calls a source.
 *
 * @param feed absolute URL
 * @param identifier of the item; absent: the only item of the feed
 */
export function query(feed: string, identifier?: string): [SourceQuery, Requests] {
  return [{ feed, name: identifier }, openPageRequests()];
}
