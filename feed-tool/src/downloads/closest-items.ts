/** What was downloaded with an item: place of the other and visitors of both. */
interface Companion {
  readonly other: number;
  readonly count: number;
}

/** Keeps the closest companions of each item, as many as an item gets. */
export class ClosestItems {
  private readonly byItem = new Map<number, Companion[]>();

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
    this.keep(first, { other: second, count });
    this.keep(second, { other: first, count });
  }

  /** The companions by id of the item, closest first. */
  list(): Map<string, readonly { readonly id: string; readonly count: number }[]> {
    const listed = [...this.byItem].map(
      ([item, kept]) =>
        [this.ids[item]!, kept.map(({ other, count }) => ({ id: this.ids[other]!, count }))] as const,
    );
    return new Map(listed.sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  private keep(item: number, companion: Companion): void {
    const kept = this.byItem.get(item) ?? [];
    let place = kept.length;
    while (place > 0 && this.isCloser(companion, kept[place - 1]!)) place--;
    if (place >= this.most) return;
    kept.splice(place, 0, companion);
    if (kept.length > this.most) kept.pop();
    this.byItem.set(item, kept);
  }

  /**
   * Says which of two companions of the same item is closer by cosine, n_ab / sqrt(n_a n_b) (Salton and McGill, "Introduction to Modern Information Retrieval", 1983;
   * for items by their users Linden, Smith and York, "Amazon.com Recommendations", 2003). Squared and without n_a, which both share, these are whole numbers: what is
   * equal stays equal.
   */
  private isCloser(one: Companion, other: Companion): boolean {
    const nearness = one.count ** 2 * this.visitors[other.other]!;
    const otherNearness = other.count ** 2 * this.visitors[one.other]!;
    if (nearness !== otherNearness) return nearness > otherNearness;
    if (one.count !== other.count) return one.count > other.count;
    return this.ids[one.other]! < this.ids[other.other]!;
  }
}
