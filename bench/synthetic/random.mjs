/**
 * Makes a source of random numbers that gives the same ones at each run (xorshift32: Marsaglia, "Xorshift RNGs", 2003).
 *
 * @param {number} seed
 * @returns {() => number} from 0 up to, not including, 1
 */
export function makeRandom(seed) {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/**
 * Makes a chooser by Zipf's law as Mandelbrot mended it: rank r comes up as often as 1 / (r + q)^s says ("An informational theory of the statistical structure of language",
 * 1953).
 *
 * @param {number} count of ranks
 * @param {{ exponent: number, shift?: number }} law s, about 1 for subjects and names in libraries; q, which keeps the first ranks from being everywhere
 * @param {() => number} random
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
