const said = new Set<string>();

/** Tells the page's developer of something wrong that was put right; the same text once a page. */
export function warnOnce(text: string): void {
  if (!said.has(text)) console.warn(`[fao-widgets] ${text}`);
  said.add(text);
}
