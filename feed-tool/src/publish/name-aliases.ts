import type { Item } from '../../../src/core/model/item.js';
import { expandIdentifier, identifiersOfItem } from '../../../src/core/identifiers/expand-identifier.js';

/**
 * Lists the names by which a page may ask for an item that its file is not called by (docs/feed.md,
 * `aliases.json`). Those that hold the id, as FAO's handles and DOIs hold job numbers, need no entry: the
 * widgets see it themselves.
 */
export function nameAliases(item: Item): string[] {
  const file = item.id.toLowerCase();
  return [...identifiersOfItem(item)].filter(
    (name) => name !== file && !expandIdentifier(name).includes(file),
  );
}
