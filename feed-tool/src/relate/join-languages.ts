import { groupWorks, listItemIdentifiers, type Item } from 'fao-widgets-core';

/** An item, and the identifiers of language versions that its record contains. */
export interface TiedItem {
  readonly item: Item;
  readonly ties: readonly string[];
}

/** Items grouped by work. */
export interface JoinedLanguages {
  /** Returns the work of an item, as `groupWorks` does. */
  readonly workOf: (item: Item) => string;
  /** Returns the other items of its work in other languages, one per language, in the order of the items. */
  readonly listVersions: (item: Item) => readonly Item[];
}

/**
 * Joins language versions: items that share a job number, a DOI or a handle, and items whose records refer to
 * each other.
 */
export function joinLanguages(tied: readonly TiedItem[]): JoinedLanguages {
  const tiedIds = listTiedIds(tied);
  // `groupWorks` joins an item with the ids in its `languages`.
  const known = tied.map(({ item }) => {
    const ids = tiedIds.get(item.id);
    return ids ? { ...item, languages: ids.map((id) => ({ id, language: 'und', attachments: [] })) } : item;
  });
  const workOf = groupWorks(known);
  const works = new Map<string, Item[]>();
  for (const { item } of tied) {
    const work = works.get(workOf(item));
    if (work) work.push(item);
    else works.set(workOf(item), [item]);
  }
  return {
    workOf,
    listVersions: (item) => {
      const languages = new Set([item.language, undefined]);
      return (works.get(workOf(item)) ?? []).filter(({ id, language }) => {
        if (id === item.id || languages.has(language)) return false;
        languages.add(language);
        return true;
      });
    },
  };
}

/* Lists, for the first item of each connected group, the ids of the others. */
function listTiedIds(tied: readonly TiedItem[]): Map<string, readonly string[]> {
  const tiedIds = new Map<string, readonly string[]>();
  if (!tied.some(({ ties }) => ties.length)) return tiedIds;
  const byIdentifier = indexIdentifiers(tied);
  const neighbours = new Map<string, string[]>(tied.map(({ item }) => [item.id, []]));
  for (const { item, ties } of tied) {
    for (const id of new Set(ties.flatMap((identifier) => byIdentifier.get(identifier) ?? []))) {
      neighbours.get(item.id)!.push(id);
      neighbours.get(id)!.push(item.id);
    }
  }
  const reached = new Set<string>();
  for (const { item } of tied) {
    if (reached.has(item.id)) continue;
    const group = [item.id];
    reached.add(item.id);
    for (const id of group) {
      for (const next of neighbours.get(id)!) {
        if (!reached.has(next)) group.push(next);
        reached.add(next);
      }
    }
    if (group.length > 1) tiedIds.set(item.id, group.slice(1));
  }
  return tiedIds;
}

function indexIdentifiers(tied: readonly TiedItem[]): Map<string, string> {
  const ids = new Map<string, string>();
  const add = (identifier: string, { id }: Item) => {
    if (!ids.has(identifier)) ids.set(identifier, id);
  };
  for (const { item } of tied) for (const identifier of listItemIdentifiers(item)) add(identifier, item);
  // The number of a relationship identifies no item, so it leads to the first item that has it.
  for (const { item, ties } of tied) {
    for (const tie of ties) if (tie.startsWith('virtual::')) add(tie, item);
  }
  return ids;
}
