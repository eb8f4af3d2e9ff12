import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WidgetState } from '../model/error.js';

/** Milliseconds that a load may take before it is spoken of: what comes at once is found where it stands. */
const PATIENCE = 1_000;
/** Milliseconds within which several widgets do not say the same. */
const PAUSE = 10_000;
/** Milliseconds that a sentence stays: long enough to be spoken, and gone before a reader meets it beside what it tells of. */
const STAY = 5_000;

/** What the controller asks of its element. */
interface Announcing extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
  readonly state: WidgetState;
  /** The state in words; empty: there is nothing to say. */
  describeState(): string;
}

const lastSaid = new Map<string, number>();

/**
 * Tells those who hear a page what a widget does, politely: that it loads, where that takes a while; then, and after what the reader asked
 * for, what came; failures always. Several widgets with one thing to say say it once. The sentences go into the element with the role `status`, which
 * has to be there before them (WAI-ARIA 1.2, "Live Region Attributes").
 */
export class Announcements implements ReactiveController {
  readonly #host: Announcing;
  #state: WidgetState = 'idle';
  /** Whether the reader asked for what comes. */
  #isAsked = false;
  /** Whether it was told that it loads, so that what comes of it has to be told too. */
  #isAwaited = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #clearing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Announcing) {
    this.#host = host;
    host.addController(this);
  }

  /** Tells of what comes next however quickly it comes, because the reader asked for it. */
  expect(): void {
    this.#isAsked = true;
  }

  hostUpdated(): void {
    const { state } = this.#host;
    if (state === this.#state) return;
    this.#state = state;
    clearTimeout(this.#waiting);
    if (state === 'loading') {
      this.#write('');
      this.#waiting = setTimeout(() => this.#tellLoading(), this.#isAsked ? 0 : PATIENCE);
    } else if (state !== 'idle') {
      if (this.#isAsked || this.#isAwaited || state === 'error') this.#say();
      this.#isAsked = this.#isAwaited = false;
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#waiting);
    this.#state = 'idle';
  }

  #tellLoading(): void {
    this.#isAwaited = true;
    this.#say();
  }

  #say(): void {
    const text = this.#host.describeState();
    const now = Date.now();
    if (!text || (!this.#isAsked && now - (lastSaid.get(text) ?? -PAUSE) < PAUSE)) return;
    lastSaid.forEach((time, old) => now - time < PAUSE || lastSaid.delete(old));
    lastSaid.set(text, now);
    this.#write(text);
    clearTimeout(this.#clearing);
    this.#clearing = setTimeout(() => this.#write(''), STAY);
  }

  #write(text: string): void {
    const region = this.#host.renderRoot.querySelector('[role=status]');
    if (region) region.textContent = text;
  }
}
