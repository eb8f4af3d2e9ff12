const said = new Set<string>();

/** Tells the page's developer of something wrong that was put right; the same text once a page. */
export function warnOnce(text: string): void {
  if (!said.has(text)) console.warn(`[fao-widgets] ${text}`);
  said.add(text);
}

/** An element as its author wrote it, to find it by: `<fao-item-card item="x">`. */
export function nameElement(element: Element): string {
  return (element.cloneNode() as Element).outerHTML.replace(/<\/.*/, '');
}
