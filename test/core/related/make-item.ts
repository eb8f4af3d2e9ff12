import type { Item } from '../../../src/core/model/item.js';

/** An item of which only what a test names is known. */
export function makeItem(id: string, known: Partial<Item> = {}): Item {
  return {
    id,
    title: `Title of ${id}`,
    attachments: [],
    authors: [],
    subjects: [],
    withdrawn: false,
    ...known,
  };
}
