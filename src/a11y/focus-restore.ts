import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Restores the focus when an update removes the focused element: a pressed button, a link of an item, the
 * author's own content. The focus moves to another node of the element, so that keyboard and screen reader
 * users keep their position in the page.
 */
export class FocusRestore implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #findTarget: () => HTMLElement;
  #focused: Element | undefined;

  /** @param findTarget returns the element that receives the focus instead */
  constructor(host: ReactiveControllerHost & HTMLElement, findTarget: () => HTMLElement) {
    this.#host = host;
    this.#findTarget = findTarget;
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
    const target = this.#findTarget();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}
