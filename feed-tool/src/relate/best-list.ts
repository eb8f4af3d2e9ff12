/** An item with its score. */
export interface Scored {
  /** Index of the item. */
  readonly index: number;
  readonly score: number;
}

/** Keeps the best of the offered items, one of each work: by score, then by date, then by position. */
export class BestList {
  readonly #kept: Scored[] = [];
  readonly #maxItems: number;
  readonly #items: {
    /** Number of the work of each item. */
    readonly works: Int32Array;
    readonly dates: readonly string[];
    /** Position of each item, which decides between equals. */
    readonly order: Int32Array;
  };

  constructor(
    maxItems: number,
    items: {
      /** Number of the work of each item. */
      readonly works: Int32Array;
      readonly dates: readonly string[];
      /** Position of each item, which decides between equals. */
      readonly order: Int32Array;
    },
  ) {
    this.#maxItems = maxItems;
    this.#items = items;
  }

  /** Score that a further item must reach; -1 while the list is not full. */
  get minScore(): number {
    return this.#kept.length < this.#maxItems ? -1 : this.#kept[this.#maxItems - 1]!.score;
  }

  /** Removes all items. */
  clear(): void {
    this.#kept.length = 0;
  }

  /** Returns the items, best first. */
  list(): readonly Scored[] {
    return this.#kept;
  }

  /** Adds an item, unless the list is full of better ones or has a better one of the same work. */
  offer(index: number, score: number): void {
    if (score < this.minScore) return;
    const offered = { index, score };
    const same = this.#kept.findIndex((one) => this.#items.works[one.index] === this.#items.works[index]);
    if (same >= 0) {
      if (!this.#isBefore(offered, this.#kept[same]!)) return;
      this.#kept.splice(same, 1);
    }
    let at = this.#kept.length;
    while (at > 0 && this.#isBefore(offered, this.#kept[at - 1]!)) at--;
    this.#kept.splice(at, 0, offered);
    if (this.#kept.length > this.#maxItems) this.#kept.pop();
  }

  #isBefore(a: Scored, b: Scored): boolean {
    if (a.score !== b.score) return a.score > b.score;
    const { dates, order } = this.#items;
    const [one, other] = [dates[a.index]!, dates[b.index]!];
    return one === other ? order[a.index]! < order[b.index]! : one > other;
  }
}
