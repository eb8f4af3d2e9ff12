import { listItemIdentifiers, listSharedIdentifiers, type Item } from 'fao-widgets-core';
import { TextIndex } from '../hash/text-index.js';

/**
 * Joins items to works, by their numbers: items that share a job number, a DOI or a handle, and items whose
 * records refer to each other. It holds some 60 bytes an item, and no texts.
 */
export class WorkJoiner {
  readonly #parents: Int32Array;
  readonly #holders: TextIndex;
  readonly #ties = new TextIndex();
  /** The first item with each tie; -1: none is known. */
  readonly #targets: number[] = [];
  /** Pairs of an item and one of its ties, both as numbers. */
  readonly #pairs: number[] = [];

  /** @param count number of items */
  constructor(count: number) {
    this.#parents = Int32Array.from({ length: count }, (_, number) => number);
    // Most items have a job number, a DOI and a handle.
    this.#holders = new TextIndex(3 * count);
  }

  /** Whether items name others, so that {@link resolve} must see all items. */
  get hasTies(): boolean {
    return this.#pairs.length > 0;
  }

  /**
   * Joins an item with the earlier ones.
   * @param ties identifiers of language versions that its record contains
   */
  add(number: number, item: Item, ties: readonly string[]): void {
    for (const identifier of listSharedIdentifiers(item)) {
      const holder = this.#holders.add(identifier, number);
      if (holder !== number) this.#join(number, holder);
    }
    for (const text of ties) {
      const tie = this.#ties.add(text, this.#targets.length);
      if (tie === this.#targets.length) this.#targets.push(-1);
      this.#pairs.push(number, tie);
    }
  }

  /**
   * Notes whether an item is one that others name. The first item with an identifier counts, so this needs
   * the order of the feed. The number of a relationship identifies no item, so it leads to the first item
   * that has it.
   */
  resolve(number: number, item: Item, ties: readonly string[]): void {
    const relationships = ties.filter((tie) => tie.startsWith('virtual::'));
    for (const identifier of [...listItemIdentifiers(item), ...relationships]) {
      const tie = this.#ties.find(identifier);
      if (tie >= 0 && this.#targets[tie]! < 0) this.#targets[tie] = number;
    }
  }

  /**
   * Joins items whose records refer to each other.
   * @returns for each item, the number of one item of its work, the same for all its items
   */
  end(): Int32Array {
    for (let at = 0; at < this.#pairs.length; at += 2) {
      const target = this.#targets[this.#pairs[at + 1]!]!;
      if (target >= 0) this.#join(this.#pairs[at]!, target);
    }
    for (let number = 0; number < this.#parents.length; number++)
      this.#parents[number] = this.#findRoot(number);
    return this.#parents;
  }

  #join(one: number, other: number): void {
    this.#parents[this.#findRoot(one)] = this.#findRoot(other);
  }

  #findRoot(number: number): number {
    const parents = this.#parents;
    let root = number;
    while (parents[root] !== root) {
      // Each step halves the path for the next search.
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  }
}
