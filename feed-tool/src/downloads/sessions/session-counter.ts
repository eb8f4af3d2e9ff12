import type { CoDownloadFacts } from '../co-downloads.js';
import type { PartitionWriter } from '../partitions/partition-files.js';
import { hashPair } from '../partitions/row-kinds.js';
import { sortKeys } from '../partitions/sort-keys.js';
import { VisitorGroups } from './visitor-groups.js';

/** Maximum number of different items in a session. A visitor with more of them copies the collection. */
const MAX_ITEMS = 100;

/**
 * Maximum number of downloads of one visitor. A sort key holds the index of a download and 32 bits of time,
 * and a double has 53 bits.
 */
export const MAX_VISITOR_DOWNLOADS = 2 ** 21;

/** Rules for sessions. */
export interface SessionOptions {
  /** Maximum number of seconds between two downloads of a session. */
  readonly gap: number;
  /** Maximum number of seconds between the two clicks of a double click. */
  readonly doubleClick: number;
  /** By index of an item, the number of its work. */
  readonly works: Int32Array;
}

/**
 * Divides the downloads of each visitor into sessions, counts them, and writes each pair of a visitor once.
 */
export class SessionCounter {
  /** By index of an item, the number of visitors who downloaded it. */
  readonly visitors: Int32Array;
  /** Time of the first download that counted, in seconds since 1970. */
  first = Infinity;
  /** Time of the last download that counted. */
  last = -Infinity;
  readonly #groups = new VisitorGroups();
  #keys = new Float64Array(0);
  /** Downloads of the current visitor, by time and without double clicks: times, and indexes of the items. */
  #times = new Float64Array(0);
  #items = new Int32Array(0);
  /** The different items of each session of the current visitor, session by session. */
  #entries = new Int32Array(0);
  /** By index of an entry, the indexes of the first entry of its session and of the first entry after it. */
  #begins = new Int32Array(0);
  #ends = new Int32Array(0);
  /**
   * By index of an item, the number of the last pass that marked it; each pass over entries has a number of
   * its own. Doubles, because the numbers may need more than 32 bits.
   */
  readonly #markedIn: Float64Array;
  /** By index of an item, the time of the click that was read last. */
  readonly #clicked: Float64Array;
  #pass = 0;
  readonly #options: SessionOptions;
  readonly #facts: CoDownloadFacts;
  readonly #pairs: PartitionWriter;

  constructor(options: SessionOptions, facts: CoDownloadFacts, pairs: PartitionWriter) {
    this.#options = options;
    this.#facts = facts;
    this.#pairs = pairs;
    this.visitors = new Int32Array(options.works.length);
    this.#markedIn = new Float64Array(options.works.length);
    this.#clicked = new Float64Array(options.works.length);
  }

  /** Counts rows with all downloads of their visitors. */
  count(rows: Int32Array): void {
    const groups = this.#groups;
    groups.group(rows);
    for (let group = 0; group < groups.count; group++) {
      const [from, to] = [groups.starts[group]!, groups.starts[group + 1]!];
      if (to - from > MAX_VISITOR_DOWNLOADS) this.exclude(to - from);
      else this.#countVisitor(rows, groups.order, from, to);
    }
  }

  /** Counts downloads as one mass session, which has no other effect. */
  exclude(downloads: number): void {
    this.#facts.massSessions += 1;
    this.#facts.massDownloads += downloads;
  }

  #countVisitor(rows: Int32Array, order: Int32Array, from: number, to: number): void {
    this.#reserve(to - from);
    const start = this.#sortDownloads(rows, order, from, to);
    const entries = this.#divideIntoSessions(start, to - from);
    if (entries === 0) return;
    this.#facts.visitors++;
    this.#writePairs(entries);
  }

  /**
   * Sorts a visitor's downloads by time, and keeps only the last click of a double click.
   * @returns the index of the first download in `times` and `items`; the last index is `to - from - 1`
   */
  #sortDownloads(rows: Int32Array, order: Int32Array, from: number, to: number): number {
    const keys = this.#keys;
    const times = this.#times;
    const items = this.#items;
    const markedIn = this.#markedIn;
    const clicked = this.#clicked;
    const length = to - from;
    for (let index = 0; index < length; index++)
      keys[index] = (rows[order[from + index]! + 2]! >>> 0) * MAX_VISITOR_DOWNLOADS + index;
    sortKeys(keys, length);
    const pass = ++this.#pass;
    let start = length;
    for (let index = length - 1; index >= 0; index--) {
      const key = keys[index]!;
      const time = Math.floor(key / MAX_VISITOR_DOWNLOADS);
      const item = rows[order[from + key - time * MAX_VISITOR_DOWNLOADS]! + 3]!;
      const isDouble = markedIn[item] === pass && clicked[item]! - time <= this.#options.doubleClick;
      markedIn[item] = pass;
      clicked[item] = time;
      if (isDouble) {
        this.#facts.doubleClicks++;
        continue;
      }
      start--;
      times[start] = time;
      items[start] = item;
    }
    return start;
  }

  /**
   * Divides downloads into sessions, and writes the different items of each session that counts to `entries`.
   * @returns the number of entries
   */
  #divideIntoSessions(start: number, end: number): number {
    const times = this.#times;
    const items = this.#items;
    const entries = this.#entries;
    const begins = this.#begins;
    const ends = this.#ends;
    const markedIn = this.#markedIn;
    const facts = this.#facts;
    let count = 0;
    for (let from = start, to = start; from < end; from = to) {
      const pass = ++this.#pass;
      const begin = count;
      do {
        const item = items[to]!;
        if (markedIn[item] !== pass) entries[count++] = item;
        markedIn[item] = pass;
        to++;
      } while (to < end && times[to]! - times[to - 1]! <= this.#options.gap);
      if (count - begin > MAX_ITEMS) {
        this.exclude(to - from);
        count = begin;
        continue;
      }
      begins.fill(begin, begin, count);
      ends.fill(count, begin, count);
      facts.sessions++;
      facts.downloads += to - from;
      this.first = Math.min(this.first, times[from]!);
      this.last = Math.max(this.last, times[to - 1]!);
    }
    return count;
  }

  /**
   * Writes each pair of the visitor once, even if several sessions contain it. Goes through the entries item
   * by item, so that one pass can mark all items that already form a pair with this item.
   */
  #writePairs(count: number): void {
    const { visitors } = this;
    const keys = this.#keys;
    const entries = this.#entries;
    const begins = this.#begins;
    const ends = this.#ends;
    const markedIn = this.#markedIn;
    const pairs = this.#pairs;
    const { works } = this.#options;
    for (let entry = 0; entry < count; entry++) keys[entry] = entries[entry]! * MAX_VISITOR_DOWNLOADS + entry;
    sortKeys(keys, count);
    let [previous, pass] = [-1, this.#pass];
    for (let index = 0; index < count; index++) {
      const key = keys[index]!;
      const item = Math.floor(key / MAX_VISITOR_DOWNLOADS);
      const entry = key - item * MAX_VISITOR_DOWNLOADS;
      if (item !== previous) {
        visitors[item]!++;
        pass++;
      }
      previous = item;
      for (let at = begins[entry]!; at < ends[entry]!; at++) {
        const other = entries[at]!;
        if (other <= item || markedIn[other] === pass || works[other] === works[item]) continue;
        markedIn[other] = pass;
        pairs.add(hashPair(item, other), item, other);
      }
    }
    this.#pass = pass;
  }

  #reserve(downloads: number): void {
    if (this.#keys.length >= downloads) return;
    const capacity = 2 ** Math.ceil(Math.log2(downloads));
    this.#keys = new Float64Array(capacity);
    this.#times = new Float64Array(capacity);
    this.#items = new Int32Array(capacity);
    this.#entries = new Int32Array(capacity);
    this.#begins = new Int32Array(capacity);
    this.#ends = new Int32Array(capacity);
  }
}
