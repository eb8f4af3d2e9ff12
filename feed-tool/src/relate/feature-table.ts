import type { Item, MetadataIndex } from 'fao-widgets-core';

/**
 * The features of all items as numbers in typed arrays: a hundred thousand rankings read them, and objects
 * would cost time and memory.
 */
export interface FeatureTable {
  /** Squared weight of each feature, as `indexMetadata` gives weights. */
  readonly squares: Float64Array;
  /** Whether a feature is a type, which alone does not relate two items. */
  readonly isType: Uint8Array;
  /**
   * Features of item `i`: from `features[starts[i]]` to before `features[starts[i + 1]]`, by descending
   * weight.
   */
  readonly starts: Int32Array;
  readonly features: Int32Array;
  /**
   * Indexes of the items with feature `f`: from `holders[heads[f]]` to before `holders[heads[f + 1]]`,
   * ascending.
   */
  readonly heads: Int32Array;
  readonly holders: Int32Array;
  /**
   * For each entry of `holders`, the maximum that its item can share with a seed that has none of its
   * features of more weight: Σ w² of that feature, of those of less weight, and of its type.
   */
  readonly reaches: Float64Array;
  /** Length of each item's vector of weights. */
  readonly lengths: Float64Array;
}

/** Makes the table from the index of the same items. */
export function makeFeatureTable(items: readonly Item[], index: MetadataIndex): FeatureTable {
  const numbers = new Map<string, number>();
  const squares: number[] = [];
  const types: number[] = [];
  const starts = new Int32Array(items.length + 1);
  const flat: number[] = [];
  const lengths = new Float64Array(items.length);
  items.forEach((item, position) => {
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
    starts[position + 1] = flat.length;
    lengths[position] = index.measure(item);
  });
  const features = Int32Array.from(flat);
  return {
    squares: Float64Array.from(squares),
    isType: Uint8Array.from(types),
    starts,
    features,
    lengths,
    ...invert({ starts, features, squares, types }, numbers.size),
  };
}

/* Lists the items of each feature. */
function invert(
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
      const entry = next[feature]!++;
      holders[entry] = item;
      reaches[entry] = reach;
      if (!types[feature]) reach -= squares[feature]!;
    }
  }
  return { heads, holders, reaches };
}
