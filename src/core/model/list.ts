import type { Item, SharedMetadata } from './item.js';

/** Which list of an item's page. */
export type ListName = 'related-items' | 'also-downloaded';

/** An item of a list, and why it is there. */
export interface ListedItem {
  readonly item: Item;
  /** As the feed words it, or what was found in common; absent: not known. */
  readonly reason?: string | SharedMetadata;
  /** How it came into the list: the page pinned it, the feed names it, or its metadata are alike. */
  readonly algorithm: 'pinned' | 'feed' | 'metadata';
}

/** The items of one list, best first. */
export interface ItemList {
  /** The item that the list is about. */
  readonly seed: Item;
  readonly items: readonly ListedItem[];
}
