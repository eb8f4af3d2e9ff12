import { expandIdentifier } from 'fao-widgets-core';
import type { Finding, Path } from '../problem.js';
import type { ItemFacts } from './item-facts.js';

/** A finding and its file. */
export interface FiledFinding {
  readonly file: string;
  readonly finding: Finding;
}

/**
 * Finds items of a feed with the id of an earlier item. Compares ids exactly, as the widgets do.
 */
export function findDuplicateIds(items: readonly ItemFacts[]): FiledFinding[] {
  const first = new Map<string, ItemFacts>();
  return items.flatMap((item) => {
    const { file, index, id } = item;
    const before = first.get(id);
    if (!before) {
      first.set(id, item);
      return [];
    }
    const where = before.file === file ? '' : ` of ${before.file}`;
    const message = `The item /items/${before.index}${where} has this id too, and the widgets show only that one.`;
    const hint = 'Write another id, or delete one of the two items.';
    return {
      file,
      finding: { rule: 'duplicate-id', path: ['items', index, 'id'], value: id, message, hint },
    };
  });
}

/**
 * Finds entries of lists whose id is no identifier of any item of the feed.
 * @param items all items of the feed
 * @param owners the items whose lists to check
 */
export function findDanglingIds(items: readonly ItemFacts[], owners = items): FiledFinding[] {
  const ids = new Set(items.map(({ id }) => id));
  let index: ReadonlyMap<string, ItemFacts> | undefined;
  const isInFeed = (id: string | undefined) =>
    id === undefined || ids.has(id) || !!findByIdentifier(id, (index ??= indexIdentifiers(items)));
  return owners.flatMap((owner) => {
    const at: Path = ['items', owner.index, '_fao'];
    return [
      // An empty list would mean that the item has no related items. The check can't determine that.
      ...findDanglingEntries(
        owner,
        owner.related,
        [...at, 'related'],
        isInFeed,
        !owner.related.some(isInFeed),
      ),
      ...findDanglingEntries(
        owner,
        owner.alsoDownloaded,
        [...at, 'also_downloaded', 'items'],
        isInFeed,
        false,
      ),
    ];
  });
}

function findDanglingEntries(
  { file }: ItemFacts,
  ids: readonly (string | undefined)[],
  path: Path,
  isInFeed: (id: string | undefined) => boolean,
  isWholeList: boolean,
): FiledFinding[] {
  return ids.flatMap((id, index) => {
    if (isInFeed(id)) return [];
    const entryPath = [...path, index];
    const hint = isWholeList
      ? 'Add the item to the feed, or delete the whole list: the feed has none of its items.'
      : 'Add the item to the feed, or delete the entry.';
    const message = 'The feed has no item with this identifier, so the widgets skip the entry.';
    const fix = isWholeList ? {} : { fix: { kind: 'remove', path: entryPath } as const };
    return {
      file,
      finding: { rule: 'dangling-id', path: [...entryPath, 'id'], value: id, message, hint, ...fix },
    };
  });
}

/** Finds language versions that are items of the feed and do not name the item as their version in return. */
export function findOneWayVersions(items: readonly ItemFacts[]): FiledFinding[] {
  const index = indexIdentifiers(items);
  return items.flatMap((item) =>
    item.versions.flatMap((identifiers, entry) => {
      const identifier = identifiers.find((one) => index.has(one));
      const other = identifier === undefined ? undefined : index.get(identifier);
      if (!other || other.id === item.id) return [];
      const isMutual = other.versions.some((back) => back.some((one) => item.identifiers.includes(one)));
      if (isMutual) return [];
      const where = other.file === item.file ? '' : ` of ${other.file}`;
      const finding: Finding = {
        rule: 'one-way-version',
        path: ['items', item.index, '_fao', 'languages', entry],
        value: identifier,
        message: `This version is the item /items/${other.index}${where}, which does not name "${item.id}" as a version of it.`,
        hint: `Add an entry with "id": ${JSON.stringify(item.id)} to the languages of that item.`,
      };
      return { file: item.file, finding };
    }),
  );
}

function findByIdentifier(id: string, index: ReadonlyMap<string, ItemFacts>): ItemFacts | undefined {
  const known = expandIdentifier(id).find((one) => index.has(one));
  return known === undefined ? undefined : index.get(known);
}

/* Of two items with the same identifier, the first one counts. */
function indexIdentifiers(items: readonly ItemFacts[]): ReadonlyMap<string, ItemFacts> {
  const index = new Map<string, ItemFacts>();
  for (const item of items) for (const one of item.identifiers) if (!index.has(one)) index.set(one, item);
  return index;
}
