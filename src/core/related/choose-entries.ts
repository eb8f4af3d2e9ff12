import { findItem } from '../identifiers/find-item.js';
import type { Item } from '../model/item.js';
import type { ListedItem, ListName } from '../model/list.js';
import { isLoadError } from '../model/load-error.js';
import type { SourceReply } from '../model/source.js';
import { warnOnce } from '../warn-once.js';
import { chooseAmong } from './choose-edition.js';
import { composeList } from './compose-list.js';
import { listCandidates, type FoundReply } from './list-candidates.js';
import { groupWorks } from './works.js';

/** The list that an element requests. */
export interface ListRequest {
  readonly list?: ListName | undefined;
  /** URL of the feed, for warnings. */
  readonly feed: string | undefined;
  /** Language that the reader likely reads. */
  readonly readerLang?: string | undefined;
  /** Maximum number of items. */
  readonly max?: number;
  /** Identifiers of items that the list never shows, separated by white space. */
  readonly exclude?: string | undefined;
  /** Identifiers of items that the list shows first, separated by white space. */
  readonly pinned?: string | undefined;
}

/**
 * Chooses the entries of a list: the pinned items, then those that the feed names or that have metadata in
 * common, without the excluded ones. This module loads with the first list.
 * @param reply the reply of the source, with the seed in the edition that is shown
 * @param found the seed as the source returned it
 * @param readNamed reads an item that is not in the reply, by any of its identifiers
 */
export async function chooseEntries(
  reply: FoundReply,
  found: Item,
  request: ListRequest,
  readNamed: (name: string) => Promise<SourceReply>,
): Promise<ListedItem[]> {
  const { list, feed, readerLang, max = Infinity, exclude, pinned: pinnedNames } = request;
  const { item: seed, items } = reply;
  const findIn = async (name: string) => (await findItem(items, name)).item;
  const pinned = await findAll(
    pinnedNames,
    async (name) => (await findIn(name)) ?? readPinned(name, readNamed),
  );
  const excluded = await findAll(exclude, findIn);
  const workOf = groupWorks([...items, ...pinned, seed]);
  const records = groupBy(items, workOf);
  const entries = composeList(listCandidates(reply, list, feed), {
    seed,
    pinned,
    // Another item may list an edition of the seed among its own languages.
    excluded: [found, ...excluded],
    max,
    workOf,
    chooseEdition: (item) => chooseAmong(item, records.get(workOf(item)) ?? [], readerLang),
  });
  const more = entries.length < max && (await readMore(reply, feed));
  return more ? chooseEntries({ ...reply, ...more }, found, request, readNamed) : entries;
}

async function readMore(
  reply: SourceReply,
  feed: string | undefined,
): Promise<Pick<SourceReply, 'items' | 'readMore'> | undefined> {
  try {
    return await reply.readMore?.();
  } catch (error) {
    if (!isLoadError(error)) throw error;
    warnOnce(`${feed}: a list is incomplete, because its other items can't be read (${error.message})`);
    return undefined;
  }
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
  const found = await Promise.all((names?.toWellFormed() ?? '').split(/\s+/).filter(Boolean).map(find));
  return found.filter((item) => item !== undefined);
}

/* In a feed with one file per item, a pinned item has a file of its own. */
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
