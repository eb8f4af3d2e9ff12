import type { CoDownloadFacts } from '../co-downloads.js';
import type { PartitionWriter } from '../partitions/partition-files.js';
import { hashPair } from '../partitions/row-kinds.js';
import { sortKeys } from '../partitions/sort-keys.js';
import { VisitorGroups } from './visitor-groups.js';

/** Different items that a person downloads in one session at most; who takes more, takes all there is. */
const MAX_ITEMS = 100;

/**
 * Downloads of one visitor at most: their places must fit a key beside 32 bits of time, and a double holds 53
 * bits.
 */
export const MAX_VISITOR_DOWNLOADS = 2 ** 21;

/** What makes a session. */
export interface SessionOptions {
  /** Seconds. */
  readonly gap: number;
  /** Seconds. */
  readonly doubleClick: number;
  /** By place of an item, a number for its work. */
  readonly works: Int32Array;
}

/**
 * Makes sessions of the downloads of visitors, counts what is in them, and writes the pairs of each visitor
 * once.
 */
export class SessionCounter {
  /** By place of an item, the visitors that downloaded it. */
  readonly visitors: Int32Array;
  /** Seconds since 1970 of the first and the last download that counted. */
  first = Infinity;
  last = -Infinity;
  private readonly groups = new VisitorGroups();
  private keys = new Float64Array(0);
  /**
   * Downloads of the visitor at hand, by time and without double clicks; later the different items of each
   * session.
   */
  private times = new Float64Array(0);
  private items = new Int32Array(0);
  private entries = new Int32Array(0);
  /** Where the session of an entry begins and ends among the entries. */
  private begins = new Int32Array(0);
  private ends = new Int32Array(0);
  /** By place of an item, what has last seen it. Doubles, since the numbers may pass 32 bits. */
  private readonly seen: Float64Array;
  private readonly clicked: Float64Array;
  private stamp = 0;

  constructor(
    private readonly options: SessionOptions,
    private readonly facts: CoDownloadFacts,
    private readonly pairs: PartitionWriter,
  ) {
    this.visitors = new Int32Array(options.works.length);
    this.seen = new Float64Array(options.works.length);
    this.clicked = new Float64Array(options.works.length);
  }

  /** Counts rows of downloads, all that their visitors have. */
  count(rows: Int32Array): void {
    const { groups } = this;
    groups.group(rows);
    for (let group = 0; group < groups.count; group++) {
      const [from, to] = [groups.starts[group]!, groups.starts[group + 1]!];
      if (to - from > MAX_VISITOR_DOWNLOADS) this.leaveOut(to - from);
      else this.countVisitor(rows, groups.order, from, to);
    }
  }

  /** Leaves a visitor's downloads out as a mass download, since they are more than can be looked at. */
  leaveOut(downloads: number): void {
    this.facts.massSessions += 1;
    this.facts.massDownloads += downloads;
  }

  private countVisitor(rows: Int32Array, order: Int32Array, from: number, to: number): void {
    this.makeRoom(to - from);
    const start = this.sortDownloads(rows, order, from, to);
    const entries = this.cutSessions(start, to - from);
    if (entries === 0) return;
    this.facts.visitors++;
    this.writePairs(entries);
  }

  /**
   * Sorts a visitor's downloads by time and drops all clicks but the last of double clicks. Gives where the
   * downloads begin; they end with the room for them.
   */
  private sortDownloads(rows: Int32Array, order: Int32Array, from: number, to: number): number {
    const { keys, times, items, seen, clicked } = this;
    const length = to - from;
    for (let place = 0; place < length; place++)
      keys[place] = (rows[order[from + place]! + 2]! >>> 0) * MAX_VISITOR_DOWNLOADS + place;
    sortKeys(keys, length);
    const stamp = ++this.stamp;
    let start = length;
    for (let place = length - 1; place >= 0; place--) {
      const key = keys[place]!;
      const time = Math.floor(key / MAX_VISITOR_DOWNLOADS);
      const item = rows[order[from + key - time * MAX_VISITOR_DOWNLOADS]! + 3]!;
      const isDouble = seen[item] === stamp && clicked[item]! - time <= this.options.doubleClick;
      seen[item] = stamp;
      clicked[item] = time;
      if (isDouble) {
        this.facts.doubleClicks++;
        continue;
      }
      start--;
      times[start] = time;
      items[start] = item;
    }
    return start;
  }

  /**
   * Cuts downloads into sessions. Gives how many entries, the different items of each session that counts,
   * there are now.
   */
  private cutSessions(start: number, end: number): number {
    const { times, items, entries, begins, ends, seen, facts } = this;
    let count = 0;
    for (let from = start, to = start; from < end; from = to) {
      const stamp = ++this.stamp;
      const begin = count;
      do {
        const item = items[to]!;
        if (seen[item] !== stamp) entries[count++] = item;
        seen[item] = stamp;
        to++;
      } while (to < end && times[to]! - times[to - 1]! <= this.options.gap);
      if (count - begin > MAX_ITEMS) {
        this.leaveOut(to - from);
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
   * Writes each pair of the visitor once, though several sessions may hold it: entries are taken item by
   * item, and for one item it is easy to remember which others it has been paired with.
   */
  private writePairs(count: number): void {
    const { keys, entries, begins, ends, seen, visitors, pairs } = this;
    const { works } = this.options;
    for (let entry = 0; entry < count; entry++) keys[entry] = entries[entry]! * MAX_VISITOR_DOWNLOADS + entry;
    sortKeys(keys, count);
    let [previous, stamp] = [-1, this.stamp];
    for (let place = 0; place < count; place++) {
      const key = keys[place]!;
      const item = Math.floor(key / MAX_VISITOR_DOWNLOADS);
      const entry = key - item * MAX_VISITOR_DOWNLOADS;
      if (item !== previous) {
        visitors[item]!++;
        stamp++;
      }
      previous = item;
      for (let at = begins[entry]!; at < ends[entry]!; at++) {
        const other = entries[at]!;
        if (other <= item || seen[other] === stamp || works[other] === works[item]) continue;
        seen[other] = stamp;
        pairs.add(hashPair(item, other), item, other);
      }
    }
    this.stamp = stamp;
  }

  private makeRoom(downloads: number): void {
    if (this.keys.length >= downloads) return;
    const room = 2 ** Math.ceil(Math.log2(downloads));
    this.keys = new Float64Array(room);
    this.times = new Float64Array(room);
    this.items = new Int32Array(room);
    this.entries = new Int32Array(room);
    this.begins = new Int32Array(room);
    this.ends = new Int32Array(room);
  }
}
