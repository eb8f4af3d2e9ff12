/** Keeps the closest companions of each item: the items that the same visitors downloaded. */
export class ClosestItems {
  /**
   * By index of an item, its companions, closest first. One number holds the companion's index and the number
   * of visitors of both items. A feed of 150,000 items has more than a million companions: as objects they
   * would need several times the memory.
   */
  readonly #byItem = new Map<number, number[]>();
  readonly #ids: readonly string[];
  readonly #visitors: Int32Array;
  readonly #max: number;

  /**
   * @param ids by index of an item
   * @param visitors by index of an item, the number of visitors who downloaded it
   * @param max maximum number of companions per item
   */
  constructor(ids: readonly string[], visitors: Int32Array, max: number) {
    this.#ids = ids;
    this.#visitors = visitors;
    this.#max = max;
  }

  /**
   * Adds a pair to the companions of both items, unless they have closer ones.
   * @param count number of visitors of both items
   */
  add(first: number, second: number, count: number): void {
    this.#keep(first, second, count);
    this.#keep(second, first, count);
  }

  /** Returns the companions of each item by its id, closest first. Sorts the items by id. */
  list(): Map<string, readonly { readonly id: string; readonly count: number }[]> {
    const ids = this.#ids;
    const items = [...this.#byItem.keys()].sort((one, other) => (ids[one]! < ids[other]! ? -1 : 1));
    return new Map(
      items.map((item) => [ids[item]!, this.#byItem.get(item)!.map((one) => this.#describe(one))]),
    );
  }

  #keep(item: number, other: number, count: number): void {
    const companion = count * this.#ids.length + other;
    const kept = this.#byItem.get(item) ?? [];
    let position = kept.length;
    while (position > 0 && this.#isCloser(companion, kept[position - 1]!)) position--;
    if (position >= this.#max) return;
    kept.splice(position, 0, companion);
    if (kept.length > this.#max) kept.pop();
    this.#byItem.set(item, kept);
  }

  #describe(companion: number): { readonly id: string; readonly count: number } {
    return { id: this.#ids[this.#indexOf(companion)]!, count: this.#countOf(companion) };
  }

  /**
   * Whether one companion of an item is closer than another, by the cosine n_ab / sqrt(n_a n_b) (Salton and
   * McGill, "Introduction to Modern Information Retrieval", 1983; between items by their users: Linden, Smith
   * and York, "Amazon.com Recommendations", 2003). The code compares the squares, without the n_a that both
   * share: products of whole numbers, so that equal cosines are equal without rounding errors.
   */
  #isCloser(one: number, other: number): boolean {
    const [index, otherIndex] = [this.#indexOf(one), this.#indexOf(other)];
    const [count, otherCount] = [this.#countOf(one), this.#countOf(other)];
    const closeness = count ** 2 * this.#visitors[otherIndex]!;
    const otherCloseness = otherCount ** 2 * this.#visitors[index]!;
    if (closeness !== otherCloseness) return closeness > otherCloseness;
    if (count !== otherCount) return count > otherCount;
    return this.#ids[index]! < this.#ids[otherIndex]!;
  }

  #indexOf(companion: number): number {
    return companion % this.#ids.length;
  }

  #countOf(companion: number): number {
    return Math.floor(companion / this.#ids.length);
  }
}
