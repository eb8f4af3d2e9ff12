/** Maximum number of names in a message. */
export const MAX_NAMED = 5;

/** Returns the first names of a list, and the number of the others: `a, b, c, d, e and 3 more`. */
export function nameSome(names: readonly string[]): string {
  const named = names.slice(0, MAX_NAMED).join(', ');
  return names.length > MAX_NAMED ? `${named} and ${names.length - MAX_NAMED} more` : named;
}
