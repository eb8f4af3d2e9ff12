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

const watches = new WeakMap<
  Node,
  { readonly listeners: Set<() => void>; readonly observer: MutationObserver }
>();

/**
 * Calls back when a `lang` changes anywhere in the trees that {@link findPageLanguage} looks through.
 * @returns what ends the watch
 */
export function watchPageLanguage(element: Element, listener: () => void): () => void {
  const stops: (() => void)[] = [];
  for (let node: Element | undefined = element; node; node = findHost(node)) {
    stops.push(watchTree(node.getRootNode(), listener));
  }
  return () => stops.forEach((stop) => stop());
}

/* One observer a tree, however many elements: each costs at every change of an attribute. */
function watchTree(root: Node, listener: () => void): () => void {
  let watch = watches.get(root);
  if (!watch) {
    const listeners = new Set<() => void>();
    const observer = new MutationObserver(() => listeners.forEach((listen) => listen()));
    observer.observe(root, { attributeFilter: ['lang'], subtree: true });
    watches.set(root, (watch = { listeners, observer }));
  }
  const { listeners, observer } = watch;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    observer.disconnect();
    watches.delete(root);
  };
}
