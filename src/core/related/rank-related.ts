import type { Item, SharedMetadata } from '../model/item.js';
import type { Feature, MetadataIndex } from './metadata-index.js';

/** Maximum number of values that a reason names. */
const MAX_VALUES = 3;

/** An item related by its metadata. */
export interface RankedItem {
  readonly item: Item;
  /** Above 0, and at most 1, which means the same metadata. */
  readonly score: number;
  /** The shared metadata of the kind that contributes most to the score. */
  readonly reason: SharedMetadata;
}

interface Candidate {
  readonly item: Item;
  score: number;
  readonly shared: Feature[];
}

/**
 * Ranks items by the subjects, series, authors and type that they share with a seed. Rare values count more.
 *
 * The score is the cosine of two vectors with one weight per value (Salton and Buckley, "Term-weighting
 * approaches in automatic text retrieval", 1988): score(a, b) = Σ w(v)² over shared values v / (|a| · |b|),
 * where w(v) is the weight of v's kind × its rarity (see {@link indexMetadata}), and |a| = √Σ w(v)² over all
 * values of a. The cosine keeps an item with forty subjects from being related to everything. The type alone
 * does not relate items, because thousands share it.
 *
 * The same items in the same order have the same ranking: of equal scores, the newer date comes first, then
 * the order of the index decides.
 * @param seed the item that the ranking is about; it need not be in the index, and is never in the result
 * @returns best first; computes the reason of an item only when the caller reaches it
 */
export function* rankRelated(seed: Item, index: MetadataIndex): Generator<RankedItem> {
  const candidates = new Map<Item, Candidate>();
  for (const feature of index.list(seed)) {
    if (feature.kind === 'type') continue;
    for (const item of index.holders.get(feature.key) ?? []) {
      if (item.id === seed.id) continue;
      const candidate = candidates.get(item) ?? { item, score: 0, shared: [] };
      candidates.set(item, candidate);
      candidate.shared.push(feature);
    }
  }
  const found = [...candidates.values()];
  for (const candidate of found) candidate.score = compare(seed, candidate, index);
  found.sort((a, b) => b.score - a.score || compareDates(b.item, a.item));
  for (const { item, score, shared } of found) yield { item, score, reason: findReason(item, shared, index) };
}

function compare(seed: Item, { item, shared }: Candidate, { list, weigh, measure }: MetadataIndex): number {
  const type = list(seed).find(({ kind }) => kind === 'type');
  const sharesType = type && list(item).some(({ key }) => key === type.key);
  const all = sharesType ? [...shared, type] : shared;
  const product = all.reduce((sum, feature) => sum + weigh(feature) ** 2, 0);
  // Rounded, so that the order of the additions does not change the score.
  return Math.round((product / (measure(seed) * measure(item))) * 1e9) / 1e9;
}

/**
 * Returns the metadata that two items share, of the kind with the greatest total weight.
 * @param item the related item; the values have its spelling
 * @param shared the features that both items have; at least one
 * @returns the kind and its values, rarest first
 */
export function findReason(
  item: Item,
  shared: readonly Feature[],
  { list, weigh }: MetadataIndex,
): SharedMetadata {
  const sums = new Map<Feature['kind'], number>();
  for (const feature of shared) {
    sums.set(feature.kind, (sums.get(feature.kind) ?? 0) + weigh(feature) ** 2);
  }
  const [kind] = [...sums].sort(([, a], [, b]) => b - a)[0]!;
  const keys = new Set(shared.map(({ key }) => key));
  const values = list(item)
    .filter((feature) => feature.kind === kind && keys.has(feature.key))
    .sort((a, b) => weigh(b) - weigh(a))
    .map(({ value }) => value);
  return { shares: kind as SharedMetadata['shares'], values: values.slice(0, MAX_VALUES) };
}

function compareDates({ dateIssued: a = '' }: Item, { dateIssued: b = '' }: Item): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
