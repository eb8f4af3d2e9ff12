import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WidgetState } from '../core/model/error.js';

/** Milliseconds after which loading is announced. Faster loads need no announcement. */
const LOADING_DELAY = 1_000;
/** Milliseconds for which elements do not repeat the same announcement. */
const REPEAT_DELAY = 10_000;
/**
 * Milliseconds after which an announcement is removed: long enough for a screen reader to speak it, and short
 * enough that a reader who moves through the page does not find it beside the content.
 */
const CLEAR_DELAY = 5_000;

/** The element of the controller. */
interface AnnouncingHost extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
  readonly state: WidgetState;
  /** Returns the state as a sentence; empty: there is nothing to announce. */
  describeState(): string;
}

const announced = new Map<string, number>();

/**
 * Announces state changes to screen readers, politely: loading, where it takes a while; the content, after an
 * announced loading or an action of the reader; failures always. Several elements with the same announcement
 * announce it once. The text goes into the element with the role `status`, which has to be there before it
 * (WAI-ARIA 1.2, "Live Region Attributes").
 */
export class Announcements implements ReactiveController {
  readonly #host: AnnouncingHost;
  #state: WidgetState = 'idle';
  /** Whether the reader started the load. */
  #isExpected = false;
  /** Whether loading was announced, so that its result has to be announced too. */
  #isLoadingAnnounced = false;
  #loadingTimer: ReturnType<typeof setTimeout> | undefined;
  #clearTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: AnnouncingHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Announces the next state without a delay, because the reader started the load. */
  expect(): void {
    this.#isExpected = true;
  }

  hostUpdated(): void {
    const { state } = this.#host;
    if (state === this.#state) return;
    this.#state = state;
    clearTimeout(this.#loadingTimer);
    if (state === 'loading') {
      this.#write('');
      this.#loadingTimer = setTimeout(() => this.#announceLoading(), this.#isExpected ? 0 : LOADING_DELAY);
    } else if (state !== 'idle') {
      if (this.#isExpected || this.#isLoadingAnnounced || state === 'error') this.#announce();
      this.#isExpected = this.#isLoadingAnnounced = false;
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#loadingTimer);
    this.#state = 'idle';
  }

  #announceLoading(): void {
    this.#isLoadingAnnounced = true;
    this.#announce();
  }

  #announce(): void {
    const text = this.#host.describeState();
    const now = Date.now();
    if (!text || (!this.#isExpected && now - (announced.get(text) ?? -REPEAT_DELAY) < REPEAT_DELAY)) return;
    announced.forEach((time, old) => now - time < REPEAT_DELAY || announced.delete(old));
    announced.set(text, now);
    this.#write(text);
    clearTimeout(this.#clearTimer);
    this.#clearTimer = setTimeout(() => this.#write(''), CLEAR_DELAY);
  }

  #write(text: string): void {
    const region = this.#host.renderRoot.querySelector('[role=status]');
    if (region) region.textContent = text;
  }
}
