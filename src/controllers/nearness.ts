/** How far outside the viewport an element counts as near: about a screen of a phone, time enough for a slow line. */
const MARGIN = '600px';

const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/**
 * Calls once when an element nears the viewport; at once where it is there. An element in a closed tab (`display: none`) is near nothing
 * until the tab opens.
 * @returns what ends the wait
 */
export function whenNear(element: Element, then: () => void): () => void {
  observer ??= new IntersectionObserver(callNear, { rootMargin: MARGIN });
  waiting.set(element, then);
  observer.observe(element);
  return () => observer?.unobserve(element);
}

function callNear(entries: readonly IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    observer?.unobserve(target);
    waiting.get(target)?.();
  }
}
