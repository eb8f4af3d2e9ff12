/** An item, by its place, and its score. */
export interface Scored {
  readonly place: number;
  readonly score: number;
}

/**
 * The best of what it is offered, one of each work: by score, then the newer, then the one that comes first.
 */
export class BestList {
  private readonly kept: Scored[] = [];

  constructor(
    private readonly most: number,
    private readonly items: {
      /** Number of the work of each item. */
      readonly works: Int32Array;
      readonly dates: readonly string[];
      /** Which of two that are alike comes first. */
      readonly order: Int32Array;
    },
  ) {}

  /** Score that a further item must reach; below any where there is room. */
  get least(): number {
    return this.kept.length < this.most ? -1 : this.kept[this.most - 1]!.score;
  }

  clear(): void {
    this.kept.length = 0;
  }

  list(): readonly Scored[] {
    return this.kept;
  }

  offer(place: number, score: number): void {
    if (score < this.least) return;
    const offered = { place, score };
    const same = this.kept.findIndex((one) => this.items.works[one.place] === this.items.works[place]);
    if (same >= 0) {
      if (!this.isBefore(offered, this.kept[same]!)) return;
      this.kept.splice(same, 1);
    }
    let at = this.kept.length;
    while (at > 0 && this.isBefore(offered, this.kept[at - 1]!)) at--;
    this.kept.splice(at, 0, offered);
    if (this.kept.length > this.most) this.kept.pop();
  }

  private isBefore(a: Scored, b: Scored): boolean {
    if (a.score !== b.score) return a.score > b.score;
    const { dates, order } = this.items;
    const [one, other] = [dates[a.place]!, dates[b.place]!];
    return one === other ? order[a.place]! < order[b.place]! : one > other;
  }
}
