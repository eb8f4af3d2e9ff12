import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { inEnglish, loadMessages, type FoundMessages } from '../i18n/load-messages.js';
import type { LocalMessages } from '../i18n/messages.js';
import { readConfiguration } from './configuration.js';
import { watchPageLanguage } from './page-language.js';
import { warnOnce } from './report.js';

/** Milliseconds that content waits for the words around it; then they are English until the others come. */
const PATIENCE = 3_000;

/** What the controller asks of its element. */
interface Speaking extends ReactiveControllerHost, Element {
  /** The language that the element or its page asks for. */
  readonly wantedLang: string | undefined;
}

/**
 * The messages in the language that an element stands in. They follow that language wherever it is set, and the page's own texts. Until those of another
 * language have come, the ones before stay; at first there are none, and the element says nothing.
 */
export class InterfaceMessages implements ReactiveController {
  readonly #host: Speaking;
  #local: LocalMessages = inEnglish;
  /** Whether no words are known yet; the language and its direction are. Ends with the first words, or with patience. */
  isWaiting = true;
  #hasFailed = false;
  /** What `local` answers, or will. */
  #asked: readonly unknown[] = [];
  #coming: Promise<void> | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(host: Speaking) {
    this.#host = host;
    host.addController(this);
  }

  /** The messages to show. */
  get current(): LocalMessages {
    return this.#local;
  }

  /** Resolves when the words are there, or are waited for no longer. */
  async whenSpoken(): Promise<void> {
    if (this.isWaiting) await this.#coming;
  }

  /** Asks again for messages that could not be loaded. */
  renew(): void {
    if (this.#hasFailed) this.#asked = [];
  }

  hostConnected(): void {
    this.#stopWatching = watchPageLanguage(this.#host, () => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
  }

  hostUpdate(): void {
    const tag = this.#host.wantedLang ?? 'en';
    const own = readConfiguration().messages;
    if (this.#asked[0] === tag && this.#asked[1] === own) return;
    const asked = (this.#asked = [tag, own]);
    const found = loadMessages(tag, own);
    if (!(found instanceof Promise)) this.#take(found);
    else {
      const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      this.#coming = Promise.race([this.#receive(found, asked), patience]).then(() => this.#speak());
    }
  }

  async #receive(promise: Promise<FoundMessages>, asked: readonly unknown[]): Promise<void> {
    const found = await promise.catch((error: unknown) => {
      warnOnce(`the texts in "${String(asked[0])}" can't be loaded, English stands in: ${String(error)}`);
      return undefined;
    });
    if (asked !== this.#asked) return;
    this.#take(found ?? inEnglish);
    this.#hasFailed = !found;
    this.#host.requestUpdate();
  }

  /* In English, where the words have not come. */
  #speak(): void {
    if (!this.isWaiting) return;
    this.isWaiting = false;
    this.#host.requestUpdate();
  }

  #take(found: FoundMessages): void {
    found.complaints?.forEach((complaint) => warnOnce(`configuration: ${complaint}`));
    this.isWaiting = this.#hasFailed = false;
    this.#local = found;
  }
}
