import type { ListName } from '../core/model/list.js';
import type { SourceReply } from '../core/model/source.js';
import { createLoadError, isLoadError } from '../core/model/load-error.js';
import { guard } from '../core/sanitize/guard.js';
import { readRecord } from '../core/sanitize/text.js';
import { readFeed } from '../core/json-feed/read-feed.js';
import { readItem } from '../core/json-feed/read-item.js';
import { findItem } from '../core/identifiers/find-item.js';

const DATA_LABEL = 'the property "data"';

/**
 * Reads the page's own JSON, the property `data`, like a feed at the page's URL: a JSON Feed, or for a card
 * one of its items. Properties that throw are dropped with a warning.
 * @param name identifier of the item; absent: the only item of the feed
 * @param list the list that the element shows; it needs a feed, not an item alone
 * @throws LoadError `format` where the data can't be shown, `not-found` where the feed does not have the
 *   item, `config` where the feed has several items and `name` is absent
 */
export async function readOwnData(
  data: unknown,
  name: string | undefined,
  list: ListName | undefined,
): Promise<SourceReply> {
  const { view, describeFaults } = guard(data);
  try {
    const reply = await readView(view, name, list);
    const faults = describeFaults();
    return faults ? { ...reply, warnings: [...reply.warnings, `${DATA_LABEL}: ${faults}`] } : reply;
  } catch (error) {
    const faults = describeFaults();
    if (!faults || !isLoadError(error) || error.kind !== 'format') throw error;
    throw createLoadError('format', { ...error, detail: `${error.detail}; ${faults}` });
  }
}

async function readView(
  view: unknown,
  name: string | undefined,
  list: ListName | undefined,
): Promise<SourceReply> {
  const base = document.baseURI;
  if ('items' in readRecord(view) || list) {
    const feed = await readFeed(view, base, DATA_LABEL);
    const found = await findItem(feed.items, name);
    if (!found.item && name) throw createLoadError('not-found', { url: DATA_LABEL, detail: name });
    return { ...feed, ...found };
  }
  const item = await readItem(view, { base });
  if (item) return { item, items: [item], warnings: [] };
  throw createLoadError('format', {
    url: DATA_LABEL,
    detail: 'a JSON Feed item needs an "id" and a title or a text',
  });
}
