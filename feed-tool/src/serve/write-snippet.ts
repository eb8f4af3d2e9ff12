/**
 * Writes HTML that shows an item of a feed: the script and a card. Each is on one line, with a blank line
 * between them, so that Markdown tools do not change it.
 * @param feed URL of the feed
 * @param item identifier of the item; absent: the card shows the first item of the feed
 */
export function writeSnippet(feed: string, item: string | undefined): string {
  const attribute = item === undefined ? '' : ` item="${escapeAttribute(item)}"`;
  return [
    '<script type="module" src="https://cdn.example/fao-widgets.js"></script>',
    '',
    `<fao-item-card feed="${escapeAttribute(feed)}"${attribute}></fao-item-card>`,
  ].join('\n');
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replace(/[\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
