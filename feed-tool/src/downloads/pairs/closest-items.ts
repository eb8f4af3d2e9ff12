/** Keeps the closest companions of each item, as many as an item gets. */
export class ClosestItems {
  /**
   * By place of an item, its companions, closest first: each one number of the visitors of both and the place
   * of the other. A feed of 150,000 items keeps more than a million of them, which as objects would take
   * several times the memory.
   */
  private readonly byItem = new Map<number, number[]>();

  /**
   * @param ids by place of an item
   * @param visitors by place of an item, how many downloaded it
   */
  constructor(
    private readonly ids: readonly string[],
    private readonly visitors: Int32Array,
    private readonly most: number,
  ) {}

  /** Offers a pair to both of its items. */
  offer(first: number, second: number, count: number): void {
    this.keep(first, second, count);
    this.keep(second, first, count);
  }

  /** The companions by id of the item, closest first. */
  list(): Map<string, readonly { readonly id: string; readonly count: number }[]> {
    const { ids } = this;
    const items = [...this.byItem.keys()].sort((one, other) => (ids[one]! < ids[other]! ? -1 : 1));
    return new Map(items.map((item) => [ids[item]!, this.byItem.get(item)!.map((one) => this.show(one))]));
  }

  private keep(item: number, other: number, count: number): void {
    const companion = count * this.ids.length + other;
    const kept = this.byItem.get(item) ?? [];
    let place = kept.length;
    while (place > 0 && this.isCloser(companion, kept[place - 1]!)) place--;
    if (place >= this.most) return;
    kept.splice(place, 0, companion);
    if (kept.length > this.most) kept.pop();
    this.byItem.set(item, kept);
  }

  private show(companion: number): { readonly id: string; readonly count: number } {
    return { id: this.ids[this.placeOf(companion)]!, count: this.countOf(companion) };
  }

  /**
   * Says which of two companions of the same item is closer by cosine, n_ab / sqrt(n_a n_b) (Salton and
   * McGill, "Introduction to Modern Information Retrieval", 1983; for items by their users Linden, Smith and
   * York, "Amazon.com Recommendations", 2003). Squared and without n_a, which both share, these are whole
   * numbers: what is equal stays equal.
   */
  private isCloser(one: number, other: number): boolean {
    const [place, otherPlace] = [this.placeOf(one), this.placeOf(other)];
    const [count, otherCount] = [this.countOf(one), this.countOf(other)];
    const nearness = count ** 2 * this.visitors[otherPlace]!;
    const otherNearness = otherCount ** 2 * this.visitors[place]!;
    if (nearness !== otherNearness) return nearness > otherNearness;
    if (count !== otherCount) return count > otherCount;
    return this.ids[place]! < this.ids[otherPlace]!;
  }

  private placeOf(companion: number): number {
    return companion % this.ids.length;
  }

  private countOf(companion: number): number {
    return Math.floor(companion / this.ids.length);
  }
}
