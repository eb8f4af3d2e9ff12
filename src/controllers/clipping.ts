import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Gives an abstract as many whole lines as its room holds, and tells whether any text of the card is cut. CSS alone can do neither: it
 * clamps to a number of lines, and the room is a height.
 */
export class Clipping implements ReactiveController {
  /** Whether some text is cut, so that a button to show it has a use. */
  clipped = false;
  private readonly observer = new ResizeObserver(() => this.measure());

  constructor(private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    host.addController(this);
  }

  /* Observing an element anew measures it anew, which is wanted: its content may have changed and its size not. */
  hostUpdated(): void {
    this.observer.disconnect();
    const card = this.host.renderRoot.querySelector('article');
    if (card) this.observer.observe(card);
  }

  private measure(): void {
    const find = (names: string) => [...this.host.renderRoot.querySelectorAll<HTMLElement>(names)];
    for (const abstract of find('.abstract')) fitLines(abstract);
    // One pixel of grace: fractional line heights round differently in the two measures.
    const clipped = find('.title, .subtitle, .abstract').some((text) => text.scrollHeight > text.clientHeight + 1);
    if (clipped === this.clipped) return;
    this.clipped = clipped;
    this.host.requestUpdate();
  }
}

/* By script and not by a style attribute, which a strict Content-Security-Policy forbids. */
function fitLines(abstract: HTMLElement): void {
  const lines = abstract.parentElement!.clientHeight / parseFloat(getComputedStyle(abstract).lineHeight);
  abstract.style.setProperty('--_fit', `${Math.max(1, Math.floor(lines + 0.05))}`);
}
