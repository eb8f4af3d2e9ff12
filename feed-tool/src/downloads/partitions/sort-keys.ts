/** Up to this many, sorting by insertion is faster than the call of the engine's sort. */
const FEW = 24;

/**
 * Sorts the beginning of an array of numbers in place, ascending. No comparing function: that would be called
 * some hundred million times.
 */
export function sortKeys(keys: Float64Array, count: number): void {
  if (count > FEW) {
    keys.subarray(0, count).sort();
    return;
  }
  for (let next = 1; next < count; next++) {
    const key = keys[next]!;
    let place = next;
    for (; place > 0 && keys[place - 1]! > key; place--) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
}
