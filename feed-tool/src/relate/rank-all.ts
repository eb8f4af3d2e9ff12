import {
  findReason,
  indexMetadata,
  type Item,
  type MetadataIndex,
  type SharedMetadata,
} from 'fao-widgets-core';
import { BestList } from './best-list.js';
import { makeFeatureTable, type FeatureTable } from './feature-table.js';

/** An item that is related to another one. */
export interface RelatedItem {
  readonly item: Item;
  readonly score: number;
  readonly reason: SharedMetadata;
}

/** Options of {@link rankAll}. */
export interface RankingOptions {
  /** Maximum number of related items of each item. */
  readonly maxRelated: number;
  /** Returns the work that an item is an edition of. */
  readonly workOf: (item: Item) => string | number;
}

/** Tolerance for sums in another order. */
const TOLERANCE = 1e-9;

/**
 * Ranks the related items of every item among all items, with the scores of `rankRelated`, one edition per
 * work, and none of the item's own work.
 *
 * For each seed, it reads the lists of the items with each of the seed's features, from the rarest feature
 * to the most frequent one, in each list the items with the shortest vectors first. An item that it has not
 * read yet shares at most the remaining features of the seed, and at most its own features of no more
 * weight. So its score is at most the smaller sum of w² / (|seed| · |item|), where |item| is at least √Σ w²
 * of the shared features. Where the last of the best items has a higher score than that limit, it skips the
 * item, the rest of the list, or all further lists. (Threshold algorithm: Fagin, Lotem and Naor, "Optimal
 * aggregation algorithms for middleware", 2003; MaxScore: Turtle and Flood, "Query evaluation: strategies
 * and optimizations", 1995.)
 * @returns the related items of each item in order, best first
 */
export function* rankAll(items: readonly Item[], options: RankingOptions): Generator<readonly RelatedItem[]> {
  const index = indexMetadata(items);
  // In this order, the items that are read most often lie together in memory, which speeds up the reading.
  const order = Int32Array.from(items.keys()).sort(
    (a, b) => index.measure(items[a]!) - index.measure(items[b]!) || a - b,
  );
  const ordered = Array.from(order, (position) => items[position]!);
  const table = makeFeatureTable(ordered, index);
  const { works, dates } = numberWorks(ordered, options);
  const seen = new Int32Array(items.length).fill(-1);
  const wanted = new Int32Array(table.squares.length).fill(-1);
  const best = new BestList(options.maxRelated, { works, dates, order });
  const seeds = new Int32Array(items.length);
  order.forEach((position, seed) => (seeds[position] = seed));
  for (const seed of seeds) {
    best.clear();
    rankOne(seed, table, { best, works, seen, wanted });
    yield best.list().map(({ index: position, score }) => {
      const other = ordered[position]!;
      return { item: other, score, reason: explain(ordered[seed]!, other, index) };
    });
  }
}

function rankOne(
  seed: number,
  {
    squares,
    isType,
    featureOffsets,
    features,
    itemOffsets,
    itemsByFeature,
    maxShared,
    lengths,
  }: FeatureTable,
  { best, works, seen, wanted }: { best: BestList; works: Int32Array; seen: Int32Array; wanted: Int32Array },
): void {
  const [from, to] = [featureOffsets[seed]!, featureOffsets[seed + 1]!];
  const length = lengths[seed]!;
  let left = 0;
  for (let at = from; at < to; at++) {
    wanted[features[at]!] = seed;
    left += squares[features[at]!]!;
  }
  for (let at = from; at < to; at++) {
    const feature = features[at]!;
    if (isType[feature]) continue;
    if (best.minScore > Math.sqrt(left) / length + TOLERANCE) return;
    for (let next = itemOffsets[feature]!; next < itemOffsets[feature + 1]!; next++) {
      const other = itemsByFeature[next]!;
      if (best.minScore > left / (length * lengths[other]!) + TOLERANCE) break;
      if (seen[other] === seed) continue;
      if (best.minScore > maxShared[next]! / (length * lengths[other]!) + TOLERANCE) continue;
      seen[other] = seed;
      if (works[other] === works[seed]) continue;
      let product = 0;
      for (let one = featureOffsets[other]!; one < featureOffsets[other + 1]!; one++) {
        if (wanted[features[one]!] === seed) product += squares[features[one]!]!;
      }
      best.offer(other, Math.round((product / (length * lengths[other]!)) * 1e9) / 1e9);
    }
    left -= squares[feature]!;
  }
}

function explain(seed: Item, item: Item, index: MetadataIndex): SharedMetadata {
  const keys = new Set(index.list(item).map(({ key }) => key));
  const shared = index.list(seed).filter(({ kind, key }) => kind !== 'type' && keys.has(key));
  return findReason(item, shared, index);
}

function numberWorks(items: readonly Item[], { workOf }: RankingOptions) {
  const numbers = new Map<string | number, number>();
  const works = Int32Array.from(items, (item) => {
    const work = workOf(item);
    const number = numbers.get(work) ?? numbers.size;
    numbers.set(work, number);
    return number;
  });
  return { works, dates: items.map(({ dateIssued = '' }) => dateIssued) };
}
