import { findByIdentifier } from '../identifiers/find-by-identifier.js';
import type { Item, RelatedEntry } from '../model/item.js';
import type { ListedItem, ListName } from '../model/list.js';
import type { SourceReply } from '../model/source.js';
import { warnOnce } from '../warn-once.js';
import { indexMetadata, type MetadataIndex } from './metadata-index.js';
import { rankRelated } from './rank-related.js';

/** A reply that has the requested item. */
export type FoundReply = SourceReply & { readonly item: Item };

/** Maximum number of ids that a warning names. */
const MAX_NAMED = 5;

/** Indexes by the items of a feed, since all lists of one feed share an index. */
const indexes = new WeakMap<readonly Item[], MetadataIndex>();

/**
 * Returns the candidates of a list, best first: the items that the feed names, or where it names no related
 * ones, those with metadata in common. Nothing replaces the feed's list of items that readers also
 * downloaded; its counts below the feed's own threshold are left out.
 * @param list name of the list
 * @param feed URL of the feed, for warnings
 */
export function listCandidates(
  reply: FoundReply,
  list: ListName | undefined,
  feed = 'data',
): Iterable<ListedItem> {
  const { related, alsoDownloaded } = reply.item;
  if (list === 'also-downloaded') {
    const { items = [], threshold = 0 } = alsoDownloaded ?? {};
    const frequent = items.filter(({ count = threshold }) => count >= threshold);
    return findNamed(frequent, reply, `${feed}: "also_downloaded"`);
  }
  return related ? findNamed(related, reply, `${feed}: "related"`) : findSimilar(reply);
}

function findNamed(
  entries: readonly RelatedEntry[],
  { item, items }: FoundReply,
  label: string,
): ListedItem[] {
  const byId = new Map(items.map((one) => [one.id, one]));
  const missing: string[] = [];
  const found = entries.flatMap(({ id, reason }): ListedItem[] => {
    const named = byId.get(id) ?? findByIdentifier(items, id).item;
    if (!named) missing.push(id);
    return named ? [{ item: named, algorithm: 'feed', ...(reason && { reason }) }] : [];
  });
  if (missing.length) {
    const rest = missing.length - MAX_NAMED;
    const names = [...missing.slice(0, MAX_NAMED), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
    warnOnce(`${label} of "${item.id}" names items that the feed does not hold: ${names}`);
  }
  return found;
}

function* findSimilar({ item, items }: FoundReply): Iterable<ListedItem> {
  const index = indexes.get(items) ?? indexMetadata(items);
  indexes.set(items, index);
  for (const { item: similar, reason } of rankRelated(item, index)) {
    yield { item: similar, reason, algorithm: 'metadata' };
  }
}
