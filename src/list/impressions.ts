/**
 * Share of a card that must be visible for it to count as seen (Media Rating Council, "Viewable Ad
 * Impression Measurement Guidelines", 2014).
 */
const SHARE = 0.5;
/** Milliseconds for which it must be visible. */
const DURATION = 1_000;

/** A card that is watched. */
interface Watched {
  /** Identifies the card when it is rendered again, so that it is reported once. */
  readonly key: string;
  /** Called once, when the card was seen. */
  readonly report: () => void;
}

/**
 * Reports cards that a reader sees: half of each for a second, in a visible page. Each is reported once.
 * This module loads with the first cards of a list.
 */
export class Impressions {
  readonly #observer = new IntersectionObserver((entries) => this.#update(entries), {
    threshold: SHARE,
  });
  readonly #reported = new Set<string>();
  #watched: ReadonlyMap<Element, Watched> = new Map();
  readonly #visible = new Set<Element>();
  readonly #timers = new Map<Element, ReturnType<typeof setTimeout>>();

  /** Watches these cards and no others. Cards that were reported stay so. */
  watch(cards: ReadonlyMap<Element, Watched>): void {
    if (cards.size) document.addEventListener('visibilitychange', this.#resume);
    else document.removeEventListener('visibilitychange', this.#resume);
    for (const [card, { key }] of this.#watched) if (cards.get(card)?.key !== key) this.#unwatch(card);
    for (const [card, { key }] of cards)
      if (this.#watched.get(card)?.key !== key) this.#observer.observe(card);
    this.#watched = cards;
  }

  #update(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio } of entries) {
      if (intersectionRatio >= SHARE) this.#visible.add(target);
      else this.#visible.delete(target);
    }
    this.#resume();
  }

  /* In a background tab, cards stay in the viewport, but the reader does not see them. */
  #resume = (): void => {
    for (const card of this.#watched.keys()) {
      const isSeen = this.#visible.has(card) && document.visibilityState === 'visible';
      if (!isSeen) this.#cancel(card);
      else if (!this.#timers.has(card))
        this.#timers.set(
          card,
          setTimeout(() => this.#report(card), DURATION),
        );
    }
  };

  #report(card: Element): void {
    const { key, report } = this.#watched.get(card)!;
    this.#observer.unobserve(card);
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    report();
  }

  #cancel(card: Element): void {
    clearTimeout(this.#timers.get(card));
    this.#timers.delete(card);
  }

  #unwatch(card: Element): void {
    this.#observer.unobserve(card);
    this.#visible.delete(card);
    this.#cancel(card);
  }
}
