/**
 * Returns the language of the page around an element: the nearest `lang`, the element's own included, across
 * shadow roots as in the HTML standard (section 3.2.6.1).
 * @returns the tag; empty where the page marks the language as unknown; `undefined` where it sets none
 */
export function findPageLanguage(element: Element): string | undefined {
  for (let node: Element | undefined = element; node;) {
    const nearest: Element | null = node.closest('[lang]');
    if (nearest) return nearest.getAttribute('lang')!;
    node = findHost(node);
  }
  return undefined;
}

function findHost(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Calls a listener when a `lang` changes in any tree that {@link findPageLanguage} searches.
 * @returns a function that ends the watch
 */
export function watchPageLanguage(element: Element, listener: () => void): () => void {
  // One observer for all elements, since each one runs at every change of an attribute. It observes a tree
  // once, even where several calls pass the same tree.
  observer ??= new MutationObserver(() => listeners.forEach((listen) => listen()));
  for (let node: Element | undefined = element; node; node = findHost(node)) {
    observer.observe(node.getRootNode(), { attributeFilter: ['lang'], subtree: true });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}
