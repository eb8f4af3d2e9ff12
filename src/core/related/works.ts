import type { Item } from '../model/item.js';

/** FAO's job number: what the language versions of a work share, then a suffix for the language (`cc3017en`, `i6064c`). */
const JOB = /^([a-z]{1,2}\d{3,5})[a-z]{1,2}$/;

/**
 * Groups items into works: language versions of one publication, and records of the same thing under two ids. Items belong together where one names the
 * other among its languages, or where they share a job number up to its suffix, a DOI or a handle. Feeds contradict themselves: a version that two items
 * claim stays with the first, so that one wrong record does not make one work of two.
 * @returns what gives an item's work: the id of one of its items, the same for all of them
 */
export function groupWorks(items: readonly Item[]): (item: Item) => string {
  const parents = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    // Chains of claims can be as long as the feed: the next search takes one step.
    for (let step = id; step !== root;) {
      const parent = parents.get(step)!;
      parents.set(step, root);
      step = parent;
    }
    return root;
  };
  const join = (id: string, work: string) => {
    const root = find(work);
    if (!parents.has(id) && root !== id) parents.set(id, root);
  };
  const holders = new Map<string, string>();
  for (const item of items) {
    for (const { id } of item.languages ?? []) if (id) join(id, item.id);
  }
  for (const item of items) {
    for (const name of listSharedNames(item)) {
      const holder = holders.get(name);
      if (holder === undefined) holders.set(name, item.id);
      else join(find(item.id), holder);
    }
  }
  return ({ id }) => find(id);
}

function listSharedNames({ id, jobNumber, doi, handle }: Item): string[] {
  const stem = JOB.exec((jobNumber ?? id).toLowerCase())?.[1];
  return [
    stem && `job:${stem}`,
    doi && `doi:${doi.toLowerCase()}`,
    handle && `handle:${handle.toLowerCase()}`,
  ].flatMap((name) => name || []);
}
