/**
 * The language of the page around an element: the nearest `lang`, itself included, crossing shadow roots to their hosts as the HTML
 * standard does (section 3.2.6.1).
 * @returns the tag; empty where the page says that it is unknown; `undefined` where it says nothing
 */
export function findPageLanguage(element: Element): string | undefined {
  for (let node: Element | undefined = element; node;) {
    const nearest: Element | null = node.closest('[lang]');
    if (nearest) return nearest.getAttribute('lang')!;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
