import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A card, with its last measurement. */
interface MeasuredCard {
  readonly host: ReactiveControllerHost;
  readonly article: Element;
  abstract: HTMLElement | null;
  truncated: boolean;
}

/**
 * Truncates each abstract after the last whole line that fits, and finds the cards with truncated text. CSS
 * alone can do neither: it clamps to a number of lines, and the available space is a height.
 */
export class Truncation implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #cards: readonly MeasuredCard[] = [];

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Whether a card has truncated text, so that it needs a button to show it.
   * @param index of the card in the element
   */
  isTruncated(index: number): boolean {
    return !!this.#cards[index]?.truncated;
  }

  /*
   * Observing an element again measures it again: its content may have changed without a change of its size.
   */
  hostUpdated(): void {
    observer ??= new ResizeObserver(fitCards);
    for (const { article } of this.#cards) observer.unobserve(article);
    // Not Array.from(…, map): libraries of the 2000s replace it by one that ignores the second argument.
    this.#cards = [...this.#host.renderRoot.querySelectorAll('article')].map((article) => {
      const card = observed.get(article) ?? { host: this.#host, article, abstract: null, truncated: false };
      card.abstract = article.querySelector('.abstract');
      observed.set(article, card);
      observer!.observe(article);
      return card;
    });
  }
}

const observed = new WeakMap<Element, MeasuredCard>();

/*
 * One observer for all cards, whose callback reads all, writes all and reads all again: an observer per card
 * would cause a layout per card.
 */
let observer: ResizeObserver | undefined;

function fitCards(entries: readonly ResizeObserverEntry[]): void {
  // A removed element may have lost its entry: WebKit creates its wrapper anew.
  const cards = entries.flatMap(({ target }) => observed.get(target) ?? []);
  const lines = cards.map(countLines);
  // By script, since a strict Content-Security-Policy forbids style attributes.
  cards.forEach(({ abstract }, index) => abstract?.style.setProperty('--_fit', `${lines[index]}`));
  cards.forEach(detectTruncation);
}

/*
 * Returns the number of whole lines of the abstract that fit. It changes no style, which would cause a layout
 * per card.
 */
function countLines({ abstract }: MeasuredCard): number {
  if (!abstract) return 0;
  const lines = abstract.parentElement!.clientHeight / readLineHeight(abstract);
  return Math.max(1, Math.floor(lines + 0.05));
}

/* Updates the element where the button has to appear or to disappear. */
function detectTruncation(card: MeasuredCard): void {
  const { article, host } = card;
  // An expanded card has no truncated text; its button stays, and keeps the focus when it is pressed.
  if (article.hasAttribute('data-open')) return;
  const isTruncated = [...article.querySelectorAll('.title, .subtitle, .abstract, .reason')].some(overflows);
  if (isTruncated === card.truncated) return;
  card.truncated = isTruncated;
  // In the next frame: a change of sizes within the observer's own round is an error event on the window of
  // the page.
  requestAnimationFrame(() => host.requestUpdate());
}

/*
 * Whether a text is higher than its box, by more than half a line: letters of some scripts, Arabic among
 * them, extend beyond their line and increase the scroll height.
 */
function overflows(text: Element): boolean {
  return text.scrollHeight - text.clientHeight > readLineHeight(text) / 2;
}

function readLineHeight(text: Element): number {
  return parseFloat(getComputedStyle(text).lineHeight);
}
