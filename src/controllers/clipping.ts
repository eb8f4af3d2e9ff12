import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A card, as it was last measured. */
interface Card {
  readonly host: ReactiveControllerHost;
  readonly article: Element;
  abstract: HTMLElement | null;
  clipped: boolean;
}

/**
 * Gives each abstract as many whole lines as its room holds, and tells which cards have text that is cut. CSS alone can do neither: it clamps to
 * a number of lines, and the room is a height.
 */
export class Clipping implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #cards: readonly Card[] = [];

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Whether some text of a card is cut, so that a button to show it has a use.
   * @param index of the card among those of the element
   */
  isClipped(index: number): boolean {
    return !!this.#cards[index]?.clipped;
  }

  /* Observing an element anew measures it anew, which is wanted: its content may have changed and its size not. */
  hostUpdated(): void {
    observer ??= new ResizeObserver(fitCards);
    for (const { article } of this.#cards) observer.unobserve(article);
    // Not Array.from(…, map): libraries of the 2000s put one in its place that knows no second argument.
    this.#cards = [...this.#host.renderRoot.querySelectorAll('article')].map((article) => {
      const card = observed.get(article) ?? { host: this.#host, article, abstract: null, clipped: false };
      card.abstract = article.querySelector('.abstract');
      observed.set(article, card);
      observer!.observe(article);
      return card;
    });
  }
}

const observed = new WeakMap<Element, Card>();

/* One observer for all cards, which reads all, writes all and reads all again: each on its own would lay the page out once a card. */
let observer: ResizeObserver | undefined;

function fitCards(entries: readonly ResizeObserverEntry[]): void {
  // An element that has left may have lost its entry: WebKit makes its wrapper anew.
  const cards = entries.flatMap(({ target }) => observed.get(target) ?? []);
  const lines = cards.map(countLines);
  // By script and not by a style attribute, which a strict Content-Security-Policy forbids.
  cards.forEach(({ abstract }, index) => abstract?.style.setProperty('--_fit', `${lines[index]}`));
  cards.forEach(lookForCuts);
}

/* How many whole lines of the abstract there is room for; reads only. */
function countLines({ abstract }: Card): number {
  if (!abstract) return 0;
  const lines = abstract.parentElement!.clientHeight / readLineHeight(abstract);
  return Math.max(1, Math.floor(lines + 0.05));
}

/* Has the card rendered anew where the button has to come or to go. */
function lookForCuts(card: Card): void {
  const { article, host } = card;
  // Open, nothing is cut; the button stays for closing, and keeps the focus when it is pressed.
  if (article.hasAttribute('data-open')) return;
  const clipped = [...article.querySelectorAll('.title, .subtitle, .abstract, .reason')].some(isCut);
  if (clipped === card.clipped) return;
  card.clipped = clipped;
  // In the next frame: a change of sizes within the observer's own round is an error event on the host page's window.
  requestAnimationFrame(() => host.requestUpdate());
}

/* By more than half a line: the letters of some scripts, Arabic among them, reach out of their line and make the height to scroll larger. */
function isCut(text: Element): boolean {
  return text.scrollHeight - text.clientHeight > readLineHeight(text) / 2;
}

function readLineHeight(text: Element): number {
  return parseFloat(getComputedStyle(text).lineHeight);
}
