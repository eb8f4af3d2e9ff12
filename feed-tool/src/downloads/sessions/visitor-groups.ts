import { DOWNLOADS } from '../partitions/row-kinds.js';

const WIDTH = DOWNLOADS.width;

/**
 * Groups rows of downloads by visitor, in linear time. Reuses its arrays for the next rows.
 */
export class VisitorGroups {
  /** Number of groups. */
  count = 0;
  /** Offsets of the rows, group by group. */
  order = new Int32Array(0);
  /** Index in `order` of each group's first row, and at the end the number of rows. */
  starts = new Int32Array(1);
  #groups = new Int32Array(0);
  /** A hash table with open addressing: number of a row of the group, plus one; 0 for a free slot. */
  #slots = new Int32Array(0);

  /** Groups rows of downloads, and sets `count`, `order` and `starts`. */
  group(rows: Int32Array): void {
    const length = rows.length / WIDTH;
    this.#reserve(length);
    this.#findGroups(rows, length);
    const { starts, order, count } = this;
    const groups = this.#groups;
    starts.fill(0, 0, count + 1);
    for (let row = 0; row < length; row++) starts[groups[row]!]!++;
    for (let group = 1; group <= count; group++) starts[group]! += starts[group - 1]!;
    // From the last row to the first, so that each start moves from the end of its group to its beginning,
    // and the rows of a group keep their order.
    for (let row = length - 1; row >= 0; row--) order[--starts[groups[row]!]!] = row * WIDTH;
  }

  #findGroups(rows: Int32Array, length: number): void {
    const slots = this.#slots;
    const groups = this.#groups;
    const mask = slots.length - 1;
    slots.fill(0);
    this.count = 0;
    for (let row = 0; row < length; row++) {
      const [low, high] = [rows[row * WIDTH]!, rows[row * WIDTH + 1]!];
      // The lower word chooses the partition, so its bits are much the same within one partition.
      let slot = high & mask;
      let other = slots[slot]! - 1;
      while (other >= 0 && (rows[other * WIDTH] !== low || rows[other * WIDTH + 1] !== high)) {
        slot = (slot + 1) & mask;
        other = slots[slot]! - 1;
      }
      if (other < 0) slots[slot] = row + 1;
      groups[row] = other < 0 ? this.count++ : groups[other]!;
    }
  }

  #reserve(length: number): void {
    if (this.order.length >= length) return;
    const capacity = 2 ** Math.ceil(Math.log2(length));
    this.order = new Int32Array(capacity);
    this.#groups = new Int32Array(capacity);
    this.starts = new Int32Array(capacity + 1);
    this.#slots = new Int32Array(2 * capacity);
  }
}
