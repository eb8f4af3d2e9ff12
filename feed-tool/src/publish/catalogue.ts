import type { Item } from 'fao-widgets-core';
import type { SkippedRecord } from '../feed/manifest.js';
import { WorkJoiner } from '../relate/join-works.js';
import type { HarvestedRecord } from '../store/harvested-record.js';
import type { FeedStore } from '../store/store.js';
import { ItemTable } from './item-table.js';

/** Number of records that are read at once. */
const BATCH = 100;

/** All items of a feed, by numbers. Their records stay on the disk. */
export interface Catalogue {
  readonly table: ItemTable;
  /** Numbers of all items, in the order of the feed. */
  readonly order: Int32Array;
  /** For each item, the number of one item of its work, the same for all its items. */
  readonly workOf: Int32Array;
  /** Returns the other items of its work in other languages, one per language, in the order of the feed. */
  readonly listVersions: (number: number) => readonly number[];
  /** Records that the feed leaves out, with reasons. */
  readonly skipped: readonly SkippedRecord[];
}

/** A catalogue that has the items, in the order of the feed, without abstracts and covers. */
export interface FullCatalogue extends Catalogue {
  readonly items: readonly Item[];
}

/** Reads the records of a store into a catalogue, newest first. Of records with the same id it takes one. */
export async function readCatalogue(store: FeedStore): Promise<Catalogue> {
  const capacity = await store.countRecords();
  const table = new ItemTable(capacity);
  const skipped = await store.listSkipped();
  let joiner = new WorkJoiner(capacity);
  let hasDuplicates = false;
  for await (const { place, record } of store.listPlaces()) {
    const { item, ties } = record;
    const before = table.count;
    const number = table.add(item, place);
    if (number === before) {
      joiner.add(number, item, ties);
      continue;
    }
    hasDuplicates = true;
    const [other] = store.readPlaces([table.placeOf(number)]);
    const [chosen, left] = isLater(record, other!) ? [record, other!] : [other!, record];
    if (chosen === record) table.replace(number, item, place);
    const reason = `it has the same id "${item.id}" as ${chosen.identifier}, which was changed later`;
    skipped.push({ id: left.identifier, reason });
  }
  const order = table.sort();
  if (hasDuplicates) {
    // The joiner has identifiers of records that the feed leaves out.
    joiner = new WorkJoiner(capacity);
    for (const [number, { item, ties }] of readOrder(order, table, store)) joiner.add(number, item, ties);
  }
  if (joiner.hasTies) {
    for (const [number, { item, ties }] of readOrder(order, table, store)) joiner.resolve(number, item, ties);
  }
  const workOf = joiner.end();
  return { table, order, workOf, listVersions: linkVersions(table, order, workOf), skipped };
}

/** Adds the items to a catalogue, for what compares all of them. They take some 2 kB each. */
export function readItems(catalogue: Catalogue, store: FeedStore): FullCatalogue {
  const items: Item[] = [];
  for (const [, { item }] of readOrder(catalogue.order, catalogue.table, store)) {
    const { summary: _summary, image: _image, ...rest } = item;
    items.push(rest);
  }
  return { ...catalogue, items };
}

function* readOrder(
  order: Int32Array,
  table: ItemTable,
  store: FeedStore,
): Generator<readonly [number, HarvestedRecord]> {
  for (let start = 0; start < order.length; start += BATCH) {
    const numbers = Array.from(order.subarray(start, start + BATCH));
    const records = store.readPlaces(numbers.map((number) => table.placeOf(number)));
    for (const [index, number] of numbers.entries()) yield [number, records[index]!];
  }
}

/* Of records with the same time, the first by its identifier counts. */
function isLater(one: HarvestedRecord, other: HarvestedRecord): boolean {
  if (one.datestamp !== other.datestamp) return one.datestamp > other.datestamp;
  return one.identifier < other.identifier;
}

/* Links the items of each work in the order of the feed. */
function linkVersions(
  table: ItemTable,
  order: Int32Array,
  workOf: Int32Array,
): (number: number) => readonly number[] {
  /** The first item of the work with a number, and the next one after each item; -1: none. */
  const first = new Int32Array(workOf.length).fill(-1);
  const next = new Int32Array(workOf.length).fill(-1);
  for (let at = order.length - 1; at >= 0; at--) {
    const number = order[at]!;
    next[number] = first[workOf[number]!]!;
    first[workOf[number]!] = number;
  }
  return (number) => {
    const versions: number[] = [];
    const languages = new Set([table.languageOf(number), undefined]);
    for (let other = first[workOf[number]!]!; other >= 0; other = next[other]!) {
      const language = table.languageOf(other);
      if (other === number || languages.has(language)) continue;
      languages.add(language);
      versions.push(other);
    }
    return versions;
  };
}
