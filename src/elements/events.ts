import type { LoadError } from '../model/error.js';
import type { Attachment, Item } from '../model/item.js';

/** The events of the elements with the type of their `detail`; docs/api.md says when each comes. */
export interface FaoEventMap {
  'fao-load': CustomEvent<{ readonly item: Item }>;
  'fao-empty': CustomEvent<Readonly<Record<string, never>>>;
  'fao-error': CustomEvent<{ readonly error: LoadError }>;
  'fao-click': CustomEvent<{
    readonly item: Item;
    readonly url: string;
    readonly link: 'title' | 'language';
  }>;
  'fao-download': CustomEvent<{ readonly item: Item; readonly url: string; readonly attachment: Attachment }>;
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
 * Fires an event that bubbles and can be cancelled, when a reader follows a link.
 * @returns whether the link is to be followed
 */
export function fireFollowed<K extends 'fao-click' | 'fao-download'>(
  element: Element,
  type: K,
  detail: FaoEventMap[K]['detail'],
): boolean {
  return element.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, cancelable: true, composed: true }),
  );
}

declare global {
  // The way in which addEventListener learns the types of events, everywhere in a page since they are composed.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging takes the members of what it extends
  interface GlobalEventHandlersEventMap extends FaoEventMap {}
}
