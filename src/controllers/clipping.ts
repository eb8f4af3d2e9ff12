import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Gives an abstract as many whole lines as its room holds, and tells whether any text of the card is cut. CSS alone can do neither: it
 * clamps to a number of lines, and the room is a height.
 */
export class Clipping implements ReactiveController {
  /** Whether some text is cut, so that a button to show it has a use. */
  clipped = false;
  private card: Element | null = null;
  private abstract: HTMLElement | null = null;

  constructor(private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    host.addController(this);
  }

  /* Observing an element anew measures it anew, which is wanted: its content may have changed and its size not. */
  hostUpdated(): void {
    if (this.card) observer?.unobserve(this.card);
    this.card = this.host.renderRoot.querySelector('article');
    if (!this.card) return;
    this.abstract = this.card.querySelector('.abstract');
    observed.set(this.card, this);
    observer ??= new ResizeObserver(fitCards);
    observer.observe(this.card);
  }

  /** How many whole lines of the abstract there is room for; reads only. */
  countLines(): number {
    const { abstract } = this;
    if (!abstract) return 0;
    const lines = abstract.parentElement!.clientHeight / readLineHeight(abstract);
    return Math.max(1, Math.floor(lines + 0.05));
  }

  /** By script and not by a style attribute, which a strict Content-Security-Policy forbids. */
  fitLines(lines: number): void {
    this.abstract?.style.setProperty('--_fit', `${lines}`);
  }

  /** Renders anew where the button has to come or to go. */
  lookForCuts(): void {
    // Open, nothing is cut; the button stays for closing, and keeps the focus when it is pressed.
    if (this.card?.hasAttribute('data-open')) return;
    const texts = [...(this.card?.querySelectorAll('.title, .subtitle, .abstract') ?? [])];
    const clipped = texts.some(isCut);
    if (clipped === this.clipped) return;
    this.clipped = clipped;
    // In the next frame: a change of sizes within the observer's own round is an error event on the host page's window.
    requestAnimationFrame(() => this.host.requestUpdate());
  }
}

const observed = new WeakMap<Element, Clipping>();

/* One observer for all cards, which reads all, writes all and reads all again: each on its own would lay the page out once a card. */
let observer: ResizeObserver | undefined;

function fitCards(entries: readonly ResizeObserverEntry[]): void {
  // An element that has left may have lost its entry: WebKit makes its wrapper anew.
  const clippings = entries.flatMap(({ target }) => observed.get(target) ?? []);
  const lines = clippings.map((clipping) => clipping.countLines());
  clippings.forEach((clipping, index) => clipping.fitLines(lines[index]!));
  clippings.forEach((clipping) => clipping.lookForCuts());
}

/* By more than half a line: the letters of some scripts, Arabic among them, reach out of their line and make the height to scroll larger. */
function isCut(text: Element): boolean {
  return text.scrollHeight - text.clientHeight > readLineHeight(text) / 2;
}

function readLineHeight(text: Element): number {
  return parseFloat(getComputedStyle(text).lineHeight);
}
