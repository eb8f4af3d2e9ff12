import type { Item } from '../../../src/core/model/item.js';
import { groupWorks } from '../../../src/core/related/works.js';
import { identifiersOfItem } from '../../../src/core/identifiers/expand-identifier.js';

/** An item, and by which names its record ties it to its language versions. */
export interface TiedItem {
  readonly item: Item;
  readonly ties: readonly string[];
}

/** Which items are language versions of each other. */
export interface JoinedLanguages {
  /** The work of an item, as `groupWorks` gives it. */
  readonly workOf: (item: Item) => string;
  /** The other items of its work, one a language, none in its own, in the order of the items. */
  readonly listVersions: (item: Item) => readonly Item[];
}

/**
 * Joins language versions: those that share a job number, a DOI or a handle, and those that one record names
 * as of the other.
 */
export function joinLanguages(tied: readonly TiedItem[]): JoinedLanguages {
  const claims = listClaims(tied);
  // `groupWorks` reads ties from the languages that an item names.
  const known = tied.map(({ item }) => {
    const ids = claims.get(item.id);
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

/* The first item of those that are tied, in whatever direction and over whatever others, claims the rest. */
function listClaims(tied: readonly TiedItem[]): Map<string, readonly string[]> {
  const claims = new Map<string, readonly string[]>();
  if (!tied.some(({ ties }) => ties.length)) return claims;
  const byName = indexNames(tied);
  const neighbours = new Map<string, string[]>(tied.map(({ item }) => [item.id, []]));
  for (const { item, ties } of tied) {
    for (const id of new Set(ties.flatMap((name) => byName.get(name) ?? []))) {
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
    if (group.length > 1) claims.set(item.id, group.slice(1));
  }
  return claims;
}

function indexNames(tied: readonly TiedItem[]): Map<string, string> {
  const byName = new Map<string, string>();
  for (const { item } of tied) {
    for (const name of identifiersOfItem(item)) if (!byName.has(name)) byName.set(name, item.id);
  }
  // What names a relationship rather than an item stands for the first item that has it.
  for (const { item, ties } of tied) {
    for (const name of ties) if (name.startsWith('virtual::') && !byName.has(name)) byName.set(name, item.id);
  }
  return byName;
}
