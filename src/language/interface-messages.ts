import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { warnOnce } from '../core/warn-once.js';
import { inEnglish, loadMessages, type FoundMessages } from './load-messages.js';
import type { LocalMessages } from './messages.js';
import type { OwnMessages } from './own-messages.js';
import { watchPageLanguage } from './page-language.js';

/** Milliseconds to wait for the messages. Then the element shows English until they arrive. */
const TIMEOUT = 3_000;

/** The element of the controller. */
interface LocalizedHost extends ReactiveControllerHost, Element {
  /** Requests an update with the present language of the page. */
  invalidateSettings(): void;
  readonly settings: {
    /** Language that the element or its page sets. */
    readonly lang: string | undefined;
    /** Messages of the page, by language. */
    readonly messages: Readonly<Record<string, OwnMessages>> | undefined;
  };
}

/**
 * Loads the messages in the language of an element, and again when that language or the page's own messages
 * change. While the messages of another language load, the earlier ones stay; at first there are none, and
 * the element shows no text.
 */
export class InterfaceMessages implements ReactiveController {
  readonly #host: LocalizedHost;
  #local: LocalMessages = inEnglish;
  /** Whether the element has no messages yet. Its frame has their language and direction already. */
  isWaiting = true;
  #hasFailed = false;
  /** Language and own messages that `current` has, or will have. */
  #requested: readonly unknown[] = [];
  #pending: Promise<void> | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(host: LocalizedHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The messages to show. */
  get current(): LocalMessages {
    return this.#local;
  }

  /** Resolves when the messages are loaded, or at the timeout. */
  async whenLocalized(): Promise<void> {
    if (this.isWaiting) await this.#pending;
  }

  /** Loads messages again that could not be loaded. */
  retry(): void {
    if (this.#hasFailed) this.#requested = [];
  }

  hostConnected(): void {
    const update = () => this.#host.invalidateSettings();
    this.#stopWatching = watchPageLanguage(this.#host, update);
    update();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
  }

  hostUpdate(): void {
    const { lang = 'en', messages } = this.#host.settings;
    if (this.#requested[0] === lang && this.#requested[1] === messages) return;
    const requested = (this.#requested = [lang, messages]);
    const found = loadMessages(lang, messages);
    if (!(found instanceof Promise)) this.#set(found);
    else {
      const timeout = new Promise((resolve) => setTimeout(resolve, TIMEOUT));
      this.#pending = Promise.race([this.#receive(found, requested), timeout]).then(() => this.#endWait());
    }
  }

  async #receive(promise: Promise<FoundMessages>, requested: readonly unknown[]): Promise<void> {
    const found = await promise.catch((error: unknown) => {
      warnOnce(`can't load messages in "${String(requested[0])}", using English: ${String(error)}`);
      return undefined;
    });
    if (requested !== this.#requested) return;
    this.#set(found ?? inEnglish);
    this.#hasFailed = !found;
    this.#host.requestUpdate();
  }

  /* Without the messages, the element shows English. */
  #endWait(): void {
    if (!this.isWaiting) return;
    this.isWaiting = false;
    this.#host.requestUpdate();
  }

  #set(found: FoundMessages): void {
    found.warnings?.forEach((warning) => warnOnce(`configuration: ${warning}`));
    this.isWaiting = this.#hasFailed = false;
    this.#local = found;
  }
}
