/**
 * Returns a generator of pseudo-random numbers, which are the same in every run (mulberry32, T. Ettinger).
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
 * Returns a function that chooses ranks by Zipf's law with Mandelbrot's extension: the frequency of rank r is
 * proportional to 1 / (r + q)^s ("An informational theory of the statistical structure of language", 1953).
 *
 * @param {number} count number of ranks
 * @param {{ exponent: number, shift?: number }} law `exponent`: s, about 1 for subjects and names in
 *   libraries; `shift`: q, which reduces the frequency of the first ranks
 * @param {() => number} random number from 0 to 1, without 1
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
