/** The part that reads the page itself: its sources, its data, and the identifier of its publication. */
import type { CustomSource } from '../core/custom/field-map.js';
import { makeSource as makeCustomSource } from '../core/custom/custom-source.js';
import type { PageSource } from '../loading/page-requests.js';
import { readShared } from '../loading/read-json.js';

export { readOwnData } from '../loading/own-data.js';
export { findPageItem } from '../loading/page-item.js';

/**
 * Returns a source of the page. Elements share its calls, as they share requests.
 * @param name of the source, for messages
 */
export function makeSource(name: string, custom: CustomSource): PageSource {
  const source = makeCustomSource(name, custom);
  return {
    read: (query, { getJson, options }) =>
      source.read(query, { getJson, share: (key, call) => readShared(key, options, call) }),
  };
}
