/**
 * Loads the fonts of the test page (test/page/fonts.css), so that no test measures a text before its fonts
 * are loaded. It loads the letters of the demo feed, whose files hold the letters of all messages too, and
 * the check mark of a badge. The browser loads a file with other letters when a test shows one of them;
 * `settleBoxes` waits for it.
 */
export async function loadFonts(): Promise<void> {
  const feed = await (await fetch('/demo/feed/feed.json')).text();
  const letters = [...new Set(`${feed}✓`)].join('');
  const { fontFamily } = getComputedStyle(document.documentElement);
  // One by one: of several families, WebKit loads only the first whose `unicode-range` includes a letter,
  // even where the font lacks the letter.
  const families = fontFamily.split(', ');
  await Promise.all(families.map((family) => document.fonts.load(`1em ${family}`, letters)));
}
