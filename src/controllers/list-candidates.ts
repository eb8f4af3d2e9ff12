import type { Item, RelatedEntry } from '../model/item.js';
import type { ListedItem } from '../model/list.js';
import type { SourceReply } from '../model/source.js';
import { indexMetadata, type MetadataIndex } from '../relate/metadata-index.js';
import { rankRelated } from '../relate/rank-related.js';
import { findByOtherName } from '../sources/names/find-by-other-name.js';
import type { Wish } from './wish.js';
import { warnOnce } from './report.js';

/** A reply that has the item asked for. */
export type FoundReply = SourceReply & { readonly item: Item };

/** Most ids that a warning names. */
const MOST_NAMED = 5;

/** Lists about items of one feed share the work on its metadata. */
const indexes = new WeakMap<readonly Item[], MetadataIndex>();

/**
 * What can stand in a list, best first: the items that the feed names, or where it names no related ones, those whose metadata are alike. What other
 * readers downloaded only the feed can know, so nothing stands in for it; counts under the feed's own threshold are left out.
 */
export function listCandidates(reply: FoundReply, { list, feed = 'data' }: Wish): Iterable<ListedItem> {
  const { related, alsoDownloaded } = reply.item;
  if (list === 'also-downloaded') {
    const { items = [], threshold = 0 } = alsoDownloaded ?? {};
    const often = items.filter(({ count = threshold }) => count >= threshold);
    return findNamed(often, reply, `${feed}: "also_downloaded"`);
  }
  return related ? findNamed(related, reply, `${feed}: "related"`) : findAlike(reply);
}

function findNamed(
  entries: readonly RelatedEntry[],
  { item, items }: FoundReply,
  place: string,
): ListedItem[] {
  const byId = new Map(items.map((one) => [one.id, one]));
  const missing: string[] = [];
  const found = entries.flatMap(({ id, reason }): ListedItem[] => {
    const named = byId.get(id) ?? findByOtherName(items, id).item;
    if (!named) missing.push(id);
    return named ? [{ item: named, algorithm: 'feed', ...(reason && { reason }) }] : [];
  });
  if (missing.length) {
    const rest = missing.length - MOST_NAMED;
    const names = [...missing.slice(0, MOST_NAMED), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
    warnOnce(`${place} of "${item.id}" names items that the feed does not hold: ${names}`);
  }
  return found;
}

function* findAlike({ item, items }: FoundReply): Iterable<ListedItem> {
  const index = indexes.get(items) ?? indexMetadata(items);
  indexes.set(items, index);
  for (const { item: alike, reason } of rankRelated(item, index)) {
    yield { item: alike, reason, algorithm: 'metadata' };
  }
}
