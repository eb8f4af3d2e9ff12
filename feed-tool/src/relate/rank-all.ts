import type { Item, SharedMetadata } from '../../../src/core/model/item.js';
import { indexMetadata, type MetadataIndex } from '../../../src/core/related/metadata-index.js';
import { findReason } from '../../../src/core/related/rank-related.js';
import { BestList } from './best-list.js';
import { makeFeatureTable, type FeatureTable } from './feature-table.js';

/** An item that is related to another one. */
export interface RelatedItem {
  readonly item: Item;
  readonly score: number;
  readonly reason: SharedMetadata;
}

/** How related items are chosen. */
export interface RankingOptions {
  /** Most related items of each. */
  readonly most: number;
  /** The work that an item is an edition of. */
  readonly workOf: (item: Item) => string;
}

/** Slack for sums that were made in another order. */
const SLACK = 1e-9;

/**
 * Ranks the related items of every item among all of them, with the scores of `rankRelated`, one edition a
 * work, none of the item's own.
 *
 * An item's lists of holders are walked from the rarest feature to the commonest, in each the shortest vector
 * first. Whoever has not been met yet shares at most what is left, and at most what the holder itself has
 * that weighs no more, so its score is at most the less of both sums of w² / (|seed| · |holder|), and
 * |holder| is at least √Σ w² of what both share: where the last of the best is above that, a holder is passed
 * over, and the rest of a list, or all further lists, are not walked. (Threshold algorithm: Fagin, Lotem and
 * Naor, "Optimal aggregation algorithms for middleware", 2003; MaxScore: Turtle and Flood, "Query evaluation:
 * strategies and optimizations", 1995.)
 * @returns for each item in order, best first
 */
export function* rankAll(items: readonly Item[], options: RankingOptions): Generator<readonly RelatedItem[]> {
  const index = indexMetadata(items);
  // With the shortest first, whoever is walked most lies together in memory, which is what the walk waits
  // for.
  const order = Int32Array.from(items.keys()).sort(
    (a, b) => index.measure(items[a]!) - index.measure(items[b]!) || a - b,
  );
  const ordered = Array.from(order, (place) => items[place]!);
  const table = makeFeatureTable(ordered, index);
  const { works, dates } = numberWorks(ordered, options);
  const seen = new Int32Array(items.length).fill(-1);
  const wanted = new Int32Array(table.squares.length).fill(-1);
  const best = new BestList(options.most, { works, dates, order });
  const seeds = new Int32Array(items.length);
  order.forEach((place, seed) => (seeds[place] = seed));
  for (const seed of seeds) {
    best.clear();
    rankOne(seed, table, { best, works, seen, wanted });
    yield best.list().map(({ place, score }) => {
      const other = ordered[place]!;
      return { item: other, score, reason: explain(ordered[seed]!, other, index) };
    });
  }
}

function rankOne(
  seed: number,
  { squares, isType, starts, features, heads, holders, reaches, lengths }: FeatureTable,
  { best, works, seen, wanted }: { best: BestList; works: Int32Array; seen: Int32Array; wanted: Int32Array },
): void {
  const [from, to] = [starts[seed]!, starts[seed + 1]!];
  const length = lengths[seed]!;
  let left = 0;
  for (let at = from; at < to; at++) {
    wanted[features[at]!] = seed;
    left += squares[features[at]!]!;
  }
  for (let at = from; at < to; at++) {
    const feature = features[at]!;
    if (isType[feature]) continue;
    if (best.least > Math.sqrt(left) / length + SLACK) return;
    for (let next = heads[feature]!; next < heads[feature + 1]!; next++) {
      const other = holders[next]!;
      if (best.least > left / (length * lengths[other]!) + SLACK) break;
      if (seen[other] === seed) continue;
      if (best.least > reaches[next]! / (length * lengths[other]!) + SLACK) continue;
      seen[other] = seed;
      if (works[other] === works[seed]) continue;
      let product = 0;
      for (let one = starts[other]!; one < starts[other + 1]!; one++) {
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
  const numbers = new Map<string, number>();
  const works = Int32Array.from(items, (item) => {
    const work = workOf(item);
    const number = numbers.get(work) ?? numbers.size;
    numbers.set(work, number);
    return number;
  });
  return { works, dates: items.map(({ dateIssued = '' }) => dateIssued) };
}
