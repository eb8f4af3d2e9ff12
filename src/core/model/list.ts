import type { Item, SharedMetadata } from './item.js';

/** Name of a list. */
export type ListName = 'related-items' | 'also-downloaded';

/** An item of a list, and why the list has it. */
export interface ListedItem {
  readonly item: Item;
  /** The reason in the feed, or the metadata that the item shares with the seed; absent: not known. */
  readonly reason?: string | SharedMetadata;
  /** Why the list has it: the page pins it, the feed names it, or its metadata are similar. */
  readonly algorithm: 'pinned' | 'feed' | 'metadata';
}
