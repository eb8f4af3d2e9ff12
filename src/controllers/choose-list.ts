import type { Item } from '../model/item.js';
import type { ListedItem } from '../model/list.js';
import type { SourceReply } from '../model/source.js';
import { composeList } from '../relate/compose-list.js';
import { groupWorks } from '../relate/works.js';
import { isLoadError } from '../request/load-error.js';
import { findItem } from '../sources/names/find-item.js';
import { chooseAmong } from './choose-edition.js';
import { listCandidates, type FoundReply } from './list-candidates.js';
import type { Wish } from './wish.js';
import { warnOnce } from './report.js';

/**
 * Chooses the items of a list: what the page pins, then what the feed names or what is alike, without what the page excludes. Loaded with the first list.
 * @param reply the item that the list is about, in the edition that is shown, and what came along with it
 * @param found the same item as it was found
 * @param readNamed reads an item that did not come along, by any of its names
 */
export async function chooseList(
  reply: FoundReply,
  found: Item,
  wish: Wish,
  readNamed: (name: string) => Promise<SourceReply>,
): Promise<ListedItem[]> {
  const { item: seed, items } = reply;
  const findIn = async (name: string) => (await findItem(items, name)).item;
  const pinned = await findAll(
    wish.pinned,
    async (name) => (await findIn(name)) ?? readPinned(name, readNamed),
  );
  const excluded = await findAll(wish.exclude, findIn);
  const workOf = groupWorks([...items, ...pinned, seed]);
  const records = groupBy(items, workOf);
  return composeList(listCandidates(reply, wish), {
    seed,
    pinned,
    // An edition of it may be claimed by another item too, and then be taken for that one's.
    excluded: [found, ...excluded],
    max: wish.max ?? Infinity,
    workOf,
    chooseEdition: (item) => chooseAmong(item, records.get(workOf(item)) ?? [], wish.readerLang),
  });
}

function groupBy(items: readonly Item[], workOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(workOf(item));
    if (group) group.push(item);
    else groups.set(workOf(item), [item]);
  }
  return groups;
}

async function findAll(
  names: string | undefined,
  find: (name: string) => Promise<Item | undefined>,
): Promise<Item[]> {
  const found = await Promise.all((names ?? '').split(/\s+/).filter(Boolean).map(find));
  return found.filter((item) => item !== undefined);
}

/* In a feed of one file an item, what is pinned has a file of its own. */
async function readPinned(
  name: string,
  readNamed: (name: string) => Promise<SourceReply>,
): Promise<Item | undefined> {
  try {
    const { item } = await readNamed(name);
    if (item) return item;
  } catch (error) {
    if (!isLoadError(error)) throw error;
  }
  warnOnce(`pinned="${name}": there is no such item; the list is made without it`);
  return undefined;
}
