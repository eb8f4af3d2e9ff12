import type { Requests, SourceQuery } from '../../../src/core/model/source.js';
import { openPageRequests } from '../page-requests.js';

/**
 * Returns the arguments with which an element calls a source.
 *
 * @param feed absolute URL
 * @param name of the item; absent: the only one
 */
export function query(feed: string, name?: string): [SourceQuery, Requests] {
  return [{ feed, name }, openPageRequests()];
}
