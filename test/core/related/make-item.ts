import type { Item } from '../../../src/core/model/item.js';

/** Returns an item with the fields that a test sets, and defaults of the required ones. */
export function makeItem(id: string, fields: Partial<Item> = {}): Item {
  return {
    id,
    title: `Title of ${id}`,
    attachments: [],
    authors: [],
    subjects: [],
    withdrawn: false,
    ...fields,
  };
}
