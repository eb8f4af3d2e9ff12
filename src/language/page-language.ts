/**
 * The language of the page around an element: the nearest `lang`, itself included, crossing shadow roots to their hosts as the HTML
 * standard does (section 3.2.6.1).
 * @returns the tag; empty where the page says that it is unknown; `undefined` where it says nothing
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
 * Calls back when a `lang` changes anywhere in the trees that {@link findPageLanguage} looks through.
 * @returns what ends it
 */
export function watchPageLanguage(element: Element, listener: () => void): () => void {
  // One for all elements: each would cost at every change of an attribute. A tree that is observed already is not observed twice.
  observer ??= new MutationObserver(() => listeners.forEach((listen) => listen()));
  for (let node: Element | undefined = element; node; node = findHost(node)) {
    observer.observe(node.getRootNode(), { attributeFilter: ['lang'], subtree: true });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}
