/**
 * Distance from the viewport at which loading starts: about one screen of a phone, enough time for a slow
 * connection.
 */
const MARGIN = '600px';

const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/**
 * Calls a function once when an element comes near the viewport, or is there already. An element in a closed
 * tab (`display: none`) is not near the viewport until the tab opens.
 * @returns a function that ends the wait
 */
export function whenInViewport(element: Element, callback: () => void): () => void {
  observer ??= new IntersectionObserver(notify, { rootMargin: MARGIN });
  waiting.set(element, callback);
  observer.observe(element);
  return () => observer?.unobserve(element);
}

function notify(entries: readonly IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    observer?.unobserve(target);
    waiting.get(target)?.();
  }
}
