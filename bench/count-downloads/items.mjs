import { createRandom } from '../synthetic/random.mjs';

/** Number of items of the feed. */
export const itemCount = 150_000;

/**
 * Returns the UUID of each item's file, the same in every run.
 *
 * @returns {string[]}
 */
export function createUuids() {
  const random = createRandom(14_283);
  const word = () => random().toString(16).padStart(8, '0');
  return Array.from({ length: itemCount }, () => {
    const digits = word() + word() + word() + word();
    const form = /(.{8})(.{4})(.{4})(.{4})(.{12})/;
    return digits.replace(form, '$1-$2-$3-$4-$5');
  });
}
