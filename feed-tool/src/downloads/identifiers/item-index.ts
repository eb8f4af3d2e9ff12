import { expandIdentifier } from '../../../../src/core/identifiers/expand-identifier.js';
import type { CountedItem } from '../co-downloads.js';
import { isUuid, UuidIndex } from './uuid-index.js';

/** Names in the words of a CSV file that are remembered. */
const MAX_REMEMBERED = 100_000;

/** Finds items by the names that logs call them. */
export class ItemNames {
  private readonly uuids: UuidIndex;
  private readonly others = new Map<string, number>();
  private readonly expanded = new Map<string, number>();

  /** @param items where two have a name in common, the first has it */
  constructor(items: readonly CountedItem[]) {
    const uuids: [string, number][] = [];
    for (const [index, { names }] of items.entries()) {
      for (const name of names) {
        if (isUuid(name)) uuids.push([name, index]);
        else if (!this.others.has(name)) this.others.set(name, index);
      }
    }
    this.uuids = new UuidIndex(uuids);
  }

  /** Gives the place of an item by a UUID in the bytes of a log; -1: there is none. */
  findUuid(bytes: Uint8Array, at: number): number {
    return this.uuids.find(bytes, at);
  }

  /** Gives the place of an item by a name as `expandIdentifier` spells it; -1: there is none. */
  find(name: string): number {
    return isUuid(name) ? this.uuids.find(Buffer.from(name), 0) : (this.others.get(name) ?? -1);
  }

  /** Gives the place of an item by a name in any spelling; -1: there is none. */
  findSpelled(text: string): number {
    let index = this.expanded.get(text);
    if (index === undefined) {
      index =
        expandIdentifier(text)
          .map((name) => this.find(name))
          .find((found) => found >= 0) ?? -1;
      if (this.expanded.size >= MAX_REMEMBERED) this.expanded.clear();
      this.expanded.set(text, index);
    }
    return index;
  }
}
