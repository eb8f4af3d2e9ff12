import type { Item } from '../../../src/core/model/item.js';
import type { MetadataIndex } from '../../../src/core/related/metadata-index.js';

/**
 * The features of all items, as numbers: a hundred thousand rankings walk through them, and objects would
 * cost time and memory.
 */
export interface FeatureTable {
  /** Squared weight of each feature, as `indexMetadata` gives weights. */
  readonly squares: Float64Array;
  /** Whether a feature is a type, which alone relates nothing. */
  readonly isType: Uint8Array;
  /**
   * Features of item `i`: `features[starts[i]]` up to `features[starts[i + 1]]`, those that weigh most first.
   */
  readonly starts: Int32Array;
  readonly features: Int32Array;
  /**
   * Holders of feature `f`, as places of items: `holders[heads[f]]` up to `holders[heads[f + 1]]`, in the
   * order of the items.
   */
  readonly heads: Int32Array;
  readonly holders: Int32Array;
  /**
   * What a holder can share, beside each holder, with whoever has none of its features that weigh more: Σ w²
   * of that feature, of those that weigh less, and of its type.
   */
  readonly reaches: Float64Array;
  /** Length of each item's vector of weights. */
  readonly lengths: Float64Array;
}

/** Makes the table of what an index knows of items. */
export function makeFeatureTable(items: readonly Item[], index: MetadataIndex): FeatureTable {
  const numbers = new Map<string, number>();
  const squares: number[] = [];
  const types: number[] = [];
  const starts = new Int32Array(items.length + 1);
  const flat: number[] = [];
  const lengths = new Float64Array(items.length);
  items.forEach((item, place) => {
    const own = index.list(item).map((feature) => {
      const known = numbers.get(feature.key);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(feature.key, number);
      squares.push(index.weigh(feature) ** 2);
      types.push(feature.kind === 'type' ? 1 : 0);
      return number;
    });
    flat.push(...own.sort((a, b) => squares[b]! - squares[a]! || a - b));
    starts[place + 1] = flat.length;
    lengths[place] = index.measure(item);
  });
  const features = Int32Array.from(flat);
  return {
    squares: Float64Array.from(squares),
    isType: Uint8Array.from(types),
    starts,
    features,
    lengths,
    ...turnAround({ starts, features, squares, types }, numbers.size),
  };
}

/* From the features of each item to the items of each feature. */
function turnAround(
  {
    starts,
    features,
    squares,
    types,
  }: { starts: Int32Array; features: Int32Array; squares: readonly number[]; types: readonly number[] },
  count: number,
): Pick<FeatureTable, 'heads' | 'holders' | 'reaches'> {
  const heads = new Int32Array(count + 1);
  for (const feature of features) heads[feature + 1]!++;
  for (let feature = 0; feature < count; feature++) heads[feature + 1]! += heads[feature]!;
  const next = heads.slice();
  const holders = new Int32Array(features.length);
  const reaches = new Float64Array(features.length);
  for (let item = 0; item + 1 < starts.length; item++) {
    let reach = 0;
    for (let at = starts[item]!; at < starts[item + 1]!; at++) reach += squares[features[at]!]!;
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const feature = features[at]!;
      const place = next[feature]!++;
      holders[place] = item;
      reaches[place] = reach;
      if (!types[feature]) reach -= squares[feature]!;
    }
  }
  return { heads, holders, reaches };
}
