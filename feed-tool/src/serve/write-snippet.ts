/**
 * Writes the HTML that shows an item of a feed: the script, and a card. Each is one line, with a blank line
 * between, which Markdown tools leave as it is.
 * @param feed address of the feed
 * @param item name of the item; absent: the first one of the feed is shown
 */
export function writeSnippet(feed: string, item: string | undefined): string {
  const named = item === undefined ? '' : ` item="${escapeAttribute(item)}"`;
  return [
    '<script type="module" src="https://cdn.example/fao-widgets.js"></script>',
    '',
    `<fao-item-card feed="${escapeAttribute(feed)}"${named}></fao-item-card>`,
  ].join('\n');
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replace(/[\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
