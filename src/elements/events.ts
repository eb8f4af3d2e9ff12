import type { LoadError } from '../model/error.js';
import type { Attachment, Item } from '../model/item.js';
import type { ListedItem, ListName } from '../model/list.js';

/** The events of the elements with the type of their `detail`; docs/api.md says when each comes. */
export interface FaoEventMap {
  /** A card gives `item`, a list `items`. */
  'fao-load': CustomEvent<{ readonly item?: Item; readonly items?: readonly Item[] }>;
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
 * Fires an event that does not bubble, as the load events of `<img>` do not: a parent that is a widget itself never takes it for its own.
 */
export function fireResult<K extends 'fao-load' | 'fao-empty' | 'fao-error'>(
  element: Element,
  type: K,
  detail: FaoEventMap[K]['detail'],
): void {
  element.dispatchEvent(new CustomEvent(type, { detail, composed: true }));
}

/**
 * Fires an event that bubbles and, where a reader follows a link, can be cancelled.
 * @returns whether nobody cancelled it
 */
export function fireAction<K extends 'fao-click' | 'fao-download' | 'fao-impression'>(
  element: Element,
  type: K,
  detail: FaoEventMap[K]['detail'],
): boolean {
  const cancelable = type !== 'fao-impression';
  return element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, cancelable, composed: true }));
}

declare global {
  // The way in which addEventListener learns the types of events, everywhere in a page since they are composed.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging takes the members of what it extends
  interface GlobalEventHandlersEventMap extends FaoEventMap {}
}
