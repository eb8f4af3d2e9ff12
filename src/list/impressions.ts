/**
 * Share of a card that has to be visible, and for how many milliseconds, for it to count as seen (Media Rating Council, "Viewable Ad Impression
 * Measurement Guidelines", 2014).
 */
const SHARE = 0.5;
const DURATION = 1_000;

/** A card that is watched. */
interface Watched {
  /** What it is known by: the same card drawn anew is not told of twice. */
  readonly key: string;
  /** Called once when it was seen. */
  readonly report: () => void;
}

/**
 * Tells of cards that were truly seen: half of each for a second, in a page that is in front. Each is told of once. Loaded with the first cards of a list.
 */
export class Impressions {
  readonly #observer = new IntersectionObserver((entries) => this.#notice(entries), {
    threshold: SHARE,
  });
  readonly #told = new Set<string>();
  #watched: ReadonlyMap<Element, Watched> = new Map();
  readonly #visible = new Set<Element>();
  readonly #timers = new Map<Element, ReturnType<typeof setTimeout>>();

  /** Watches these cards from now on, and no others. What was told of stays told of. */
  watch(cards: ReadonlyMap<Element, Watched>): void {
    if (cards.size) document.addEventListener('visibilitychange', this.#resume);
    else document.removeEventListener('visibilitychange', this.#resume);
    for (const [card, { key }] of this.#watched) if (cards.get(card)?.key !== key) this.#forget(card);
    for (const [card, { key }] of cards)
      if (this.#watched.get(card)?.key !== key) this.#observer.observe(card);
    this.#watched = cards;
  }

  #notice(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio } of entries) {
      if (intersectionRatio >= SHARE) this.#visible.add(target);
      else this.#visible.delete(target);
    }
    this.#resume();
  }

  /* A page in a tab behind another stays where it is, but nobody sees it. */
  #resume = (): void => {
    for (const card of this.#watched.keys()) {
      const isSeen = this.#visible.has(card) && document.visibilityState === 'visible';
      if (!isSeen) this.#cancel(card);
      else if (!this.#timers.has(card))
        this.#timers.set(
          card,
          setTimeout(() => this.#tell(card), DURATION),
        );
    }
  };

  #tell(card: Element): void {
    const { key, report } = this.#watched.get(card)!;
    this.#observer.unobserve(card);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    report();
  }

  #cancel(card: Element): void {
    clearTimeout(this.#timers.get(card));
    this.#timers.delete(card);
  }

  #forget(card: Element): void {
    this.#observer.unobserve(card);
    this.#visible.delete(card);
    this.#cancel(card);
  }
}
