import { DOWNLOADS } from '../partitions/row-kinds.js';

const WIDTH = DOWNLOADS.width;

/**
 * Puts the rows of each visitor together, in time that grows with the rows and not faster. Memory is kept for
 * the next rows.
 */
export class VisitorGroups {
  /** Groups there are. */
  count = 0;
  /** Rows by group: each the place of its first integer. */
  order = new Int32Array(0);
  /** Where each group begins in `order`; one entry more than groups. */
  starts = new Int32Array(1);
  private groups = new Int32Array(0);
  /** Open addressing: place of a row of the group plus one; 0 is free. */
  private slots = new Int32Array(0);

  /** Groups rows of downloads. */
  group(rows: Int32Array): void {
    const length = rows.length / WIDTH;
    this.makeRoom(length);
    this.findGroups(rows, length);
    const { starts, groups, order, count } = this;
    starts.fill(0, 0, count + 1);
    for (let row = 0; row < length; row++) starts[groups[row]!]!++;
    for (let group = 1; group <= count; group++) starts[group]! += starts[group - 1]!;
    // From the last row on, each start moves down from the end of its group to its beginning, and rows keep
    // their order.
    for (let row = length - 1; row >= 0; row--) order[--starts[groups[row]!]!] = row * WIDTH;
  }

  private findGroups(rows: Int32Array, length: number): void {
    const { slots, groups } = this;
    const mask = slots.length - 1;
    slots.fill(0);
    this.count = 0;
    for (let row = 0; row < length; row++) {
      const [low, high] = [rows[row * WIDTH]!, rows[row * WIDTH + 1]!];
      // The lower word has told partitions apart: within one, it is much the same.
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

  private makeRoom(length: number): void {
    if (this.order.length >= length) return;
    const room = 2 ** Math.ceil(Math.log2(length));
    this.order = new Int32Array(room);
    this.groups = new Int32Array(room);
    this.starts = new Int32Array(room + 1);
    this.slots = new Int32Array(2 * room);
  }
}
