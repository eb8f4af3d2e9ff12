/**
 * Loads the fonts of the test page (test/page/fonts.css), so that no test measures a text before its letters are there: those of the demo
 * feed, which are in the same files as those of all messages, and the check mark of a badge. A file with other letters comes when a test
 * shows one of them; `settleBoxes` waits for it.
 */
export async function loadFonts(): Promise<void> {
  const feed = await (await fetch('/demo/feed/feed.json')).text();
  const letters = [...new Set(`${feed}✓`)].join('');
  const { fontFamily } = getComputedStyle(document.documentElement);
  // One by one: of several families WebKit loads the first that may have a letter, by its `unicode-range`, and never looks for it there.
  const families = fontFamily.split(', ');
  await Promise.all(families.map((family) => document.fonts.load(`1em ${family}`, letters)));
}
