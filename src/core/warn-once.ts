const logged = new Set<string>();

/** Logs a warning for the page's developer; the same text once per page. */
export function warnOnce(text: string): void {
  if (!logged.has(text)) console.warn(`[fao-widgets] ${text}`);
  logged.add(text);
}
