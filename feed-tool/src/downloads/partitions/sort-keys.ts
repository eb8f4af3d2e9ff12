/** Maximum number of keys that insertion sort sorts faster than a call of the engine's sort. */
const MAX_INSERTION = 24;

/**
 * Sorts the first `count` numbers of an array in place, ascending. It takes no compare function, because that
 * would be called some hundred million times.
 */
export function sortKeys(keys: Float64Array, count: number): void {
  if (count > MAX_INSERTION) {
    keys.subarray(0, count).sort();
    return;
  }
  for (let next = 1; next < count; next++) {
    const key = keys[next]!;
    let index = next;
    for (; index > 0 && keys[index - 1]! > key; index--) keys[index] = keys[index - 1]!;
    keys[index] = key;
  }
}
