/**
 * Returns the best match for a language tag. Compares the tag itself, then the tag without its last subtags;
 * each matches an equal tag first, then a longer one that begins with it (RFC 4647, sections 3.3.1 and 3.4).
 * @param available tags to choose from
 * @returns one of `available`; `undefined` where none matches
 */
export function lookUpLanguage(tag: string, available: readonly string[]): string | undefined {
  const lower = (text: string) => text.toLowerCase();
  for (let range = lower(tag); range; range = range.replace(/-?[^-]*$/, '')) {
    const found =
      available.find((other) => lower(other) === range) ??
      available.find((other) => lower(other).startsWith(`${range}-`));
    if (found) return found;
  }
  return undefined;
}
