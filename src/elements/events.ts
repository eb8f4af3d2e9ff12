import type { LoadError } from '../core/model/error.js';
import type { Attachment, Item } from '../core/model/item.js';
import type { ListedItem, ListName } from '../core/model/list.js';

/** The events of the elements with the type of their `detail`; docs/api.md says when each comes. */
export interface FaoEventMap {
  /** A card gives `item`, a list `items`. */
  'fao-load': CustomEvent<{ readonly item?: Item | undefined; readonly items?: readonly Item[] }>;
  'fao-empty': CustomEvent<Readonly<Record<string, never>>>;
  'fao-error': CustomEvent<{ readonly error: LoadError }>;
  'fao-click': CustomEvent<{
    readonly item: Item;
    readonly url: string;
    readonly link: 'title' | 'language';
  }>;
  'fao-download': CustomEvent<{ readonly item: Item; readonly url: string; readonly attachment: Attachment }>;
  'fao-impression': CustomEvent<{
    /** The item that the list is about. */
    readonly seed: Item;
    readonly item: Item;
    /** Place of the item in the list, from 1. */
    readonly rank: number;
    /** How many items the list has. */
    readonly count: number;
    readonly list: ListName;
    readonly algorithm: ListedItem['algorithm'];
  }>;
}

/**
 * Fires an event of an element. What readers do and see bubbles, and where they follow a link, can be cancelled. What came of a load does not bubble, as the load events of
 * `<img>` do not: a parent that is a widget itself never takes it for its own.
 * @param traits whether it bubbles, and whether it can be cancelled
 * @returns whether nobody cancelled it
 */
export function fire<K extends keyof FaoEventMap>(
  element: Element,
  type: K,
  detail: FaoEventMap[K]['detail'],
  traits?: Pick<EventInit, 'bubbles' | 'cancelable'>,
): boolean {
  return element.dispatchEvent(new CustomEvent(type, { detail, composed: true, ...traits }));
}

declare global {
  // The way in which addEventListener learns the types of events, everywhere in a page since they are composed.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging takes the members of what it extends
  interface GlobalEventHandlersEventMap extends FaoEventMap {}
}
