import type { Item } from '../model/item.js';
import type { SharedMetadata } from '../model/item.js';
import type { Feature, MetadataIndex } from './metadata-index.js';

/** Most values that a reason names. */
const MAX_VALUES = 3;

/** An item related by its metadata. */
export interface RankedItem {
  readonly item: Item;
  /** From above 0 to 1, which stands for the same metadata. */
  readonly score: number;
  /** The kind of metadata that counted most. */
  readonly reason: SharedMetadata;
}

interface Candidate {
  readonly item: Item;
  score: number;
  readonly shared: Feature[];
}

/**
 * Ranks items by what their metadata share with a seed's: subjects, series, authors and type, rare values counting more.
 *
 * The score is the cosine of two vectors with one weight a value (Salton and Buckley, "Term-weighting approaches in automatic text
 * retrieval", 1988): score(a, b) = Σ w(v)² over shared values v / (|a| · |b|), where w(v) = weight of v's kind × its rarity as
 * {@link indexMetadata} gives both, and |a| = √Σ w(v)² over all values of a. The cosine keeps an item with forty subjects from
 * being related to everything. The type alone relates nothing: thousands of books are no reason for one of them.
 *
 * The same items in the same order give the same ranking: equal scores go by the newer date, then by the order of the index.
 * @param seed the item to start from; in the index or not, and never in the result
 * @returns best first; a reason is looked for when its item is asked for
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
  // Rounded, so that the same weights summed up in another order are the same score.
  return Math.round((product / (measure(seed) * measure(item))) * 1e9) / 1e9;
}

/**
 * Says what two items have in common: the kind of metadata whose shared values count most together, its values rarest first.
 * @param item the related one, by whose spelling the values are given
 * @param shared the features of it that both have; at least one
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
