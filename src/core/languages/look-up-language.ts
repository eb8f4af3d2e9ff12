/**
 * Picks the best of several tags for the one asked for: the tag itself, then with subtags taken off its end, then a more special tag
 * that begins with it (RFC 4647, sections 3.3.1 and 3.4).
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
