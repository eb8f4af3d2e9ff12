import type { Item } from '../model/item.js';

/** Kinds of metadata that relate two publications, and how much each counts. */
const WEIGHTS = { subjects: 1, series: 0.8, authors: 0.6, type: 0.2 } as const;

/** Longest end of a series that is taken for a volume's number. */
const NUMBER_LENGTH = 40;

/** One value of an item's metadata. */
export interface Feature {
  readonly kind: keyof typeof WEIGHTS;
  /** The value as the item spells it. */
  readonly value: string;
  /** Kind and value, letter case and white space folded. */
  readonly key: string;
}

/** What ranking needs to know of a set of items, made once for all rankings in it. */
export interface MetadataIndex {
  /** Items that have a feature, by its key, in the order of the set. */
  readonly holders: ReadonlyMap<string, readonly Item[]>;
  /** The features of an item, each once. */
  list(item: Item): readonly Feature[];
  /** Weight of a feature: what its kind counts, times how rare it is among the items. */
  weigh(feature: Feature): number;
  /** Length of an item's vector of weights; 0 where it has no feature. */
  measure(item: Item): number;
}

/**
 * Indexes the metadata of items for `rankRelated`. Rarity is the inverse document frequency of BM25 in the form that is never
 * negative, ln(1 + (N - n + 0.5) / (n + 0.5)) for a value that n of N items have (Robertson and Zaragoza, "The Probabilistic
 * Relevance Framework: BM25 and Beyond", 2009, section 3.2; Lucene, class BM25Similarity).
 */
export function indexMetadata(items: readonly Item[]): MetadataIndex {
  const list = remember(listFeatures);
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
  const measure = remember((item) =>
    Math.sqrt(list(item).reduce((sum, feature) => sum + weigh(feature) ** 2, 0)),
  );
  return { holders, list, weigh, measure };
}

function remember<T>(work: (item: Item) => T): (item: Item) => T {
  const known = new Map<Item, T>();
  return (item) => {
    if (!known.has(item)) known.set(item, work(item));
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
  add('series', series && dropNumber(series));
  for (const author of authors) add('authors', author);
  add('type', type);
  return [...features.values()];
}

/* A volume's own number makes no series of its own: `FAO Forestry Paper 187`, `…, No. 12`. Only the end is looked at: on a long text of commas the pattern
   costs the length squared. */
function dropNumber(series: string): string {
  const end = series.slice(-NUMBER_LENGTH);
  const rest = end.replace(/[\s,;:]*(?:\b(?:no|nr|vol)\b\.?|n[°º]\.?)?\s*\d[\w./-]*$/i, '');
  return series.slice(0, -NUMBER_LENGTH) + rest || series;
}
