import { isJobNumber } from '../identifiers/job-number.js';
import type { Item } from '../model/item.js';

/**
 * Groups items into works: language versions of one publication, and records of the same publication under
 * two ids. Items belong together where one names the other among its languages, where they share the stem of
 * a job number, a DOI or a handle, or where one is a newer version of the other by its handle. Feeds can
 * contradict themselves: a version that two items claim belongs to the first, so that one wrong record does
 * not join two works.
 * @returns a function that returns the work of an item: the id of one item of the work, the same for all its
 *   items
 */
export function groupWorks(items: readonly Item[]): (item: Item) => string {
  const parents = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    // A chain can be as long as the feed, so this shortens it to one step for the next search.
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
    for (const identifier of listSharedIdentifiers(item)) {
      const holder = holders.get(identifier);
      if (holder === undefined) holders.set(identifier, item.id);
      else join(find(item.id), holder);
    }
  }
  return ({ id }) => find(id);
}

/** Lists the identifiers that an item shares with the other items of its work, for {@link groupWorks}. */
export function listSharedIdentifiers({ id, jobNumber, doi, handle }: Item): string[] {
  const job = (jobNumber ?? id).toLowerCase();
  return [
    // Language versions share the stem before the language suffix (`cc3017en`, `i6064c`).
    isJobNumber(job) && `job:${job.replace(/[a-z]+$/, '')}`,
    doi && `doi:${doi.toLowerCase()}`,
    handle && `handle:${dropVersion(handle)}`,
  ].flatMap((identifier) => identifier || []);
}

/*
 * A repository with versions (DSpace, "Item Level Versioning") adds a number to the handle of an item for
 * each newer version: `123456789/125.2`.
 */
function dropVersion(handle: string): string {
  return handle.toLowerCase().replace(/(\/(?:\d+|[a-z]{1,2}\d{3,5}[a-z]{1,2}))\.\d{1,3}$/, '$1');
}
