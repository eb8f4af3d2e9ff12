import type { Item } from '../model/item.js';
import { dropVolume } from './drop-volume.js';

/** Kinds of metadata that relate two publications, with their weights. */
const WEIGHTS = { subjects: 1, series: 0.8, authors: 0.6, type: 0.2 } as const;

/** One value of an item's metadata. */
export interface Feature {
  readonly kind: keyof typeof WEIGHTS;
  /** The value as the item spells it. */
  readonly value: string;
  /** Kind and value, with letter case folded. */
  readonly key: string;
}

/** Metadata of a set of items, shared by all rankings within the set. */
export interface MetadataIndex {
  /** Items by the key of a feature, in the order of the set. */
  readonly holders: ReadonlyMap<string, readonly Item[]>;
  /** Returns the features of an item, each once. */
  list(item: Item): readonly Feature[];
  /** Returns the weight of a feature: the weight of its kind times its rarity among the items. */
  weigh(feature: Feature): number;
  /** Returns the length of an item's vector of weights; 0 without features. */
  measure(item: Item): number;
}

/**
 * Indexes the metadata of items for `rankRelated`. Rarity is the inverse document frequency of BM25 in the
 * form that is never negative, ln(1 + (N - n + 0.5) / (n + 0.5)) for a value that n of N items have
 * (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.2;
 * Lucene, class BM25Similarity).
 */
export function indexMetadata(items: readonly Item[]): MetadataIndex {
  const list = memoize(listFeatures);
  const holders = new Map<string, Item[]>();
  for (const item of items) {
    for (const { key } of list(item)) {
      const known = holders.get(key);
      if (known) known.push(item);
      else holders.set(key, [item]);
    }
  }
  const weigh = ({ kind, key }: Feature): number => {
    const count = holders.get(key)?.length ?? 0;
    return WEIGHTS[kind] * Math.log(1 + (items.length - count + 0.5) / (count + 0.5));
  };
  const measure = memoize((item) =>
    Math.sqrt(list(item).reduce((sum, feature) => sum + weigh(feature) ** 2, 0)),
  );
  return { holders, list, weigh, measure };
}

function memoize<T>(compute: (item: Item) => T): (item: Item) => T {
  const known = new Map<Item, T>();
  return (item) => {
    if (!known.has(item)) known.set(item, compute(item));
    return known.get(item)!;
  };
}

function listFeatures({ subjects, series, authors, type }: Item): Feature[] {
  const features = new Map<string, Feature>();
  const add = (kind: Feature['kind'], value: string | undefined, name = value) => {
    if (!name || !value) return;
    const key = `${kind}:${name.toLowerCase().normalize()}`;
    if (!features.has(key)) features.set(key, { kind, value, key });
  };
  for (const subject of subjects) add('subjects', subject);
  add('series', series && dropVolume(series));
  for (const author of authors) add('authors', author);
  add('type', type);
  return [...features.values()];
}
