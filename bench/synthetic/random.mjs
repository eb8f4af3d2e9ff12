/**
 * Gives numbers that look random and are the same in every run (mulberry32, T. Ettinger).
 *
 * @param {number} seed
 * @returns {() => number} from 0 to 2^32 - 1
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/**
 * Makes a chooser by Zipf's law as Mandelbrot extended it: rank r comes up as often as 1 / (r + q)^s says ("An
 * informational theory of the statistical structure of language", 1953).
 *
 * @param {number} count of ranks
 * @param {{ exponent: number, shift?: number }} law s, about 1 for subjects and names in libraries; q,
 *   which keeps the first ranks from being everywhere
 * @param {() => number} random from 0 up to, not including, 1
 * @returns {() => number} a rank from 0
 */
export function makeZipf(count, { exponent, shift = 1 }, random) {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) sums[rank] = sum += 1 / (rank + shift) ** exponent;
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
