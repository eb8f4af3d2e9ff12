import type { Item } from '../../../src/model/item.js';
import { expandName, namesOfItem } from '../../../src/sources/names/expand-name.js';

/**
 * Lists the names by which a page may ask for an item that its file is not called by (docs/feed.md, `aliases.json`). Those that hold the id, as FAO's handles and DOIs hold
 * job numbers, need no entry: the widgets see it themselves.
 */
export function nameAliases(item: Item): string[] {
  const file = item.id.toLowerCase();
  return [...namesOfItem(item)].filter((name) => name !== file && !expandName(name).includes(file));
}
