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
   * Numbers of the features of all items, item after item; of each item, by descending weight. Those of item
   * `i` have the indexes from `featureOffsets[i]` to before `featureOffsets[i + 1]`.
   */
  readonly features: Int32Array;
  /** Index in `features` of each item's first feature, and the length of `features`. */
  readonly featureOffsets: Int32Array;
  /**
   * Indexes of the items with each feature, feature after feature; of each feature, ascending. Those of
   * feature `f` have the indexes from `itemOffsets[f]` to before `itemOffsets[f + 1]`.
   */
  readonly itemsByFeature: Int32Array;
  /** Index in `itemsByFeature` of each feature's first item, and the length of `itemsByFeature`. */
  readonly itemOffsets: Int32Array;
  /**
   * For each entry of `itemsByFeature`, the maximum that its item can share with a seed that has none of the
   * item's features of more weight: Σ w² of this feature, of those of less weight, and of the item's type.
   */
  readonly maxShared: Float64Array;
  /** Length of each item's vector of weights. */
  readonly lengths: Float64Array;
}

/** Makes the table from the index of the same items. */
export function makeFeatureTable(items: readonly Item[], index: MetadataIndex): FeatureTable {
  const numbers = new Map<string, number>();
  const squares: number[] = [];
  const types: number[] = [];
  const featureOffsets = new Int32Array(items.length + 1);
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
    featureOffsets[position + 1] = flat.length;
    lengths[position] = index.measure(item);
  });
  const features = Int32Array.from(flat);
  return {
    squares: Float64Array.from(squares),
    isType: Uint8Array.from(types),
    featureOffsets,
    features,
    lengths,
    ...invert({ featureOffsets, features, squares, types }, numbers.size),
  };
}

/* Lists the items of each feature. */
function invert(
  {
    featureOffsets,
    features,
    squares,
    types,
  }: {
    featureOffsets: Int32Array;
    features: Int32Array;
    squares: readonly number[];
    types: readonly number[];
  },
  count: number,
): Pick<FeatureTable, 'itemOffsets' | 'itemsByFeature' | 'maxShared'> {
  const itemOffsets = new Int32Array(count + 1);
  for (const feature of features) itemOffsets[feature + 1]!++;
  for (let feature = 0; feature < count; feature++) itemOffsets[feature + 1]! += itemOffsets[feature]!;
  const next = itemOffsets.slice();
  const itemsByFeature = new Int32Array(features.length);
  const maxShared = new Float64Array(features.length);
  for (let item = 0; item + 1 < featureOffsets.length; item++) {
    let shared = 0;
    for (let at = featureOffsets[item]!; at < featureOffsets[item + 1]!; at++)
      shared += squares[features[at]!]!;
    for (let at = featureOffsets[item]!; at < featureOffsets[item + 1]!; at++) {
      const feature = features[at]!;
      const entry = next[feature]!++;
      itemsByFeature[entry] = item;
      maxShared[entry] = shared;
      if (!types[feature]) shared -= squares[feature]!;
    }
  }
  return { itemOffsets, itemsByFeature, maxShared };
}
