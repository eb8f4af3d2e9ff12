import { expandIdentifier } from '../../../../src/core/identifiers/expand-identifier.js';
import type { Finding, Path } from '../problem.js';
import type { ItemFacts } from './item-facts.js';

/** A finding, and the file it is about. */
export interface FiledFinding {
  readonly file: string;
  readonly finding: Finding;
}

/**
 * Finds ids that come again among the items of a feed. Ids are compared letter by letter, as the widgets do.
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
    const message = `The item /items/${before.index}${where} has this id too, and only that one is shown.`;
    const hint = 'Write another id, or take one of the two items away.';
    return {
      file,
      finding: { rule: 'duplicate-id', path: ['items', index, 'id'], value: id, message, hint },
    };
  });
}

/**
 * Finds entries of lists that name none of the items of a feed by any of their names.
 * @param items all that the feed holds
 * @param owners those whose lists are looked at
 */
export function findDanglingIds(items: readonly ItemFacts[], owners = items): FiledFinding[] {
  const ids = new Set(items.map(({ id }) => id));
  let index: ReadonlyMap<string, ItemFacts> | undefined;
  const isHeld = (name: string | undefined) =>
    name === undefined || ids.has(name) || !!findByName(name, (index ??= indexNames(items)));
  return owners.flatMap((owner) => {
    const at: Path = ['items', owner.index, '_fao'];
    return [
      // A list of related items without entries would say that there are none, which is not known.
      ...findDanglingEntries(owner, owner.related, [...at, 'related'], isHeld, !owner.related.some(isHeld)),
      ...findDanglingEntries(owner, owner.alsoDownloaded, [...at, 'also_downloaded', 'items'], isHeld, false),
    ];
  });
}

function findDanglingEntries(
  { file }: ItemFacts,
  ids: readonly (string | undefined)[],
  path: Path,
  isHeld: (name: string | undefined) => boolean,
  isLast: boolean,
): FiledFinding[] {
  return ids.flatMap((id, index) => {
    if (isHeld(id)) return [];
    const place = [...path, index];
    const hint = isLast
      ? 'Add the item to the feed, or leave the whole list out: its other entries lead nowhere either.'
      : 'Add the item to the feed, or take the entry away.';
    const message = 'The feed holds no item of this name, so the entry is left out.';
    const fix = isLast ? {} : { fix: { kind: 'remove', path: place } as const };
    return {
      file,
      finding: { rule: 'dangling-id', path: [...place, 'id'], value: id, message, hint, ...fix },
    };
  });
}

/** Finds language versions whose own item is in the feed and does not name the item as a version of it. */
export function findOneWayVersions(items: readonly ItemFacts[]): FiledFinding[] {
  const index = indexNames(items);
  return items.flatMap((item) =>
    item.versions.flatMap((names, entry) => {
      const name = names.find((one) => index.has(one));
      const other = name === undefined ? undefined : index.get(name);
      if (!other || other.id === item.id) return [];
      const isMutual = other.versions.some((back) => back.some((one) => item.names.includes(one)));
      if (isMutual) return [];
      const where = other.file === item.file ? '' : ` of ${other.file}`;
      const finding: Finding = {
        rule: 'one-way-version',
        path: ['items', item.index, '_fao', 'languages', entry],
        value: name,
        message: `This version is the item /items/${other.index}${where}, which does not name "${item.id}" as a version of it.`,
        hint: `Add an entry with "id": ${JSON.stringify(item.id)} to the languages of that item.`,
      };
      return { file: item.file, finding };
    }),
  );
}

function findByName(name: string, index: ReadonlyMap<string, ItemFacts>): ItemFacts | undefined {
  const known = expandIdentifier(name).find((spelling) => index.has(spelling));
  return known === undefined ? undefined : index.get(known);
}

/* Of two items with the same name the first one is meant. */
function indexNames(items: readonly ItemFacts[]): ReadonlyMap<string, ItemFacts> {
  const index = new Map<string, ItemFacts>();
  for (const item of items) for (const name of item.names) if (!index.has(name)) index.set(name, item);
  return index;
}
