import type { LoadError } from '../core/model/error.js';
import type { Attachment, Item } from '../core/model/item.js';
import type { ListName } from '../core/model/list.js';
import type { Impression } from '../list/watch-cards.js';

/** Events of the elements, with the types of their `detail`; docs/api.md describes them. */
export interface FaoEventMap {
  /** A card sends `item`, a list `items`. */
  'fao-load': CustomEvent<{ readonly item?: Item | undefined; readonly items?: readonly Item[] }>;
  'fao-empty': CustomEvent<Readonly<Record<string, never>>>;
  'fao-error': CustomEvent<{ readonly error: LoadError }>;
  'fao-click': CustomEvent<{
    readonly item: Item;
    readonly url: string;
    readonly link: 'title' | 'language';
  }>;
  'fao-download': CustomEvent<{ readonly item: Item; readonly url: string; readonly attachment: Attachment }>;
  'fao-impression': CustomEvent<Impression & { readonly list: ListName }>;
}

/**
 * Fires an event of an element. Events of actions of readers and of impressions bubble, and those of followed
 * links can be cancelled. Events of a load do not bubble, like the load events of `<img>`, so that they never
 * reach an element around this one.
 * @param options whether it bubbles, and whether it can be cancelled
 * @returns whether no listener cancelled it
 */
export function fire<K extends keyof FaoEventMap>(
  element: Element,
  type: K,
  detail: FaoEventMap[K]['detail'],
  options?: Pick<EventInit, 'bubbles' | 'cancelable'>,
): boolean {
  return element.dispatchEvent(new CustomEvent(type, { detail, composed: true, ...options }));
}

declare global {
  // Types of the events for addEventListener on any target, since composed events can reach all.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merges the members
  interface GlobalEventHandlersEventMap extends FaoEventMap {}
}
