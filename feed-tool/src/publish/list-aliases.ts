import { expandIdentifier, listItemIdentifiers, type Item } from 'fao-widgets-core';

/**
 * Lists the identifiers by which a page may request an item, except for the name of its file (docs/feed.md,
 * `aliases.json`). Identifiers that contain the id, as FAO's handles and DOIs contain job numbers, need no
 * entry: the widgets try the id in them.
 */
export function listAliases(item: Item): string[] {
  const file = item.id.toLowerCase();
  return [...listItemIdentifiers(item)].filter(
    (identifier) => identifier !== file && !expandIdentifier(identifier).includes(file),
  );
}
