import { expandIdentifier } from 'fao-widgets-core';
import type { CountedItem } from '../co-downloads.js';
import { isUuid, UuidIndex } from './uuid-index.js';

/** Maximum number of identifiers of CSV files whose items the index caches. */
const MAX_CACHED = 100_000;

/**
 * Finds items by the identifiers in logs. Its methods return the index of an item in the list of all items.
 */
export class ItemIndex {
  readonly #uuids: UuidIndex;
  readonly #others = new Map<string, number>();
  readonly #cache = new Map<string, number>();

  /** @param items if several have the same identifier, it finds the first of them */
  constructor(items: readonly CountedItem[]) {
    const uuids: [string, number][] = [];
    for (const [index, { identifiers }] of items.entries()) {
      for (const identifier of identifiers) {
        if (isUuid(identifier)) uuids.push([identifier, index]);
        else if (!this.#others.has(identifier)) this.#others.set(identifier, index);
      }
    }
    this.#uuids = new UuidIndex(uuids);
  }

  /**
   * Finds an item by a UUID in the bytes of a log.
   * @param at offset of the UUID
   * @returns the index of the item, or -1
   */
  findByUuid(bytes: Uint8Array, at: number): number {
    return this.#uuids.find(bytes, at);
  }

  /**
   * Finds an item by an identifier in the spelling of `expandIdentifier`.
   * @returns the index of the item, or -1
   */
  find(identifier: string): number {
    return isUuid(identifier)
      ? this.#uuids.find(Buffer.from(identifier), 0)
      : (this.#others.get(identifier) ?? -1);
  }

  /**
   * Finds an item by an identifier in any spelling that `expandIdentifier` accepts.
   * @returns the index of the item, or -1
   */
  findInAnySpelling(text: string): number {
    let index = this.#cache.get(text);
    if (index === undefined) {
      index =
        expandIdentifier(text)
          .map((identifier) => this.find(identifier))
          .find((found) => found >= 0) ?? -1;
      if (this.#cache.size >= MAX_CACHED) this.#cache.clear();
      this.#cache.set(text, index);
    }
    return index;
  }
}
