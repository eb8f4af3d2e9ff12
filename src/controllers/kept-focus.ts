import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the focus in an element when what had it goes with a rendering: a button that was pressed, a link of an item that left, the author's own
 * content. The focus then stays at the place, for those who go by keyboard or hear where they are.
 */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #findPlace: () => HTMLElement;
  #focused: Element | undefined;

  /** @param findPlace gives what takes the focus instead */
  constructor(host: ReactiveControllerHost & HTMLElement, findPlace: () => HTMLElement) {
    this.#host = host;
    this.#findPlace = findPlace;
    host.addController(this);
  }

  hostUpdate(): void {
    const host = this.#host;
    const inside = host.shadowRoot?.activeElement;
    const around = (host.getRootNode() as Document | ShadowRoot).activeElement;
    this.#focused = inside ?? (around && around !== host && host.contains(around) ? around : undefined);
  }

  hostUpdated(): void {
    if (!this.#focused || this.#focused.getClientRects().length) return;
    const place = this.#findPlace();
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
}
