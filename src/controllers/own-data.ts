import type { SourceReply } from '../model/source.js';
import { createLoadError } from '../request/load-error.js';
import { readItem } from '../sources/json-feed/read-item.js';

/**
 * Reads the page's own JSON Feed item, the property `data`, as if it came from a feed at the page's address.
 * @throws LoadError `format` where it can't be shown
 */
export async function readOwnItem(data: unknown): Promise<SourceReply> {
  const item = await readItem(data, { base: document.baseURI });
  if (item) return { item, items: [item], warnings: [] };
  throw createLoadError('format', {
    url: 'the property "data"',
    detail: 'a JSON Feed item needs an "id" and something to serve as a title',
  });
}
