const widest = 80;

/**
 * Writes a story's markup as an author would: booleans without a value, an attribute a line where one line would be long.
 *
 * @param source what the browser makes of the element
 */
export function showMarkup(source: string): string {
  return source
    .replaceAll('=""', '')
    .replace(/<fao-[^>]+>/g, (tag) =>
      tag.length > widest ? tag.replace(/ (?=[a-z-]+(?:=|[ >]))/g, '\n  ') : tag,
    );
}
