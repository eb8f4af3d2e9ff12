import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { hasFallbackContent } from '../controllers/fallback-content.js';
import type { Loaded } from '../controllers/content-loader.js';
import type { LocalMessages, Words } from '../i18n/messages.js';
import type { LoadError } from '../model/error.js';
import { canHeal } from '../request/load-error.js';
import { renderSentence, wordAge, wordFailure } from '../view/failure.js';
import { failureStyles } from '../view/styles/failure.js';

/** Gives an element the styles of failures. */
export function adoptFailureStyles(root: ShadowRoot): void {
  root.adoptedStyleSheets.push(failureStyles.styleSheet!);
}

export { hasFallbackContent };

/** The sentence for a failure; empty where the author's fallback content stands for it. */
export function describeFailure(
  element: Element,
  error: LoadError,
  { messages }: LocalMessages,
  words: Words,
): string {
  return hasFallbackContent(element) ? '' : wordFailure(error.kind, messages, words, canHeal(error));
}

/** What a visitor sees of a failure: the author's fallback content where there is some, else a sentence. */
export function showFailure(
  element: Element,
  error: LoadError,
  local: LocalMessages,
  words: Words,
  retry: () => void,
): TemplateResult {
  const sentence = describeFailure(element, error, local, words);
  if (!sentence) return html`<slot></slot>`;
  return renderSentence('error', sentence, local.messages, canHeal(error) ? retry : undefined);
}

/** The sentence for a copy's age: when its feed was made, else when it was read. */
export function describeAge({ content, time }: Loaded, local: LocalMessages): string {
  const made = new Date(content.updated ?? time);
  return wordAge(Number.isNaN(made.getTime()) ? new Date(time) : made, local);
}

/** What a visitor sees of a copy's age. */
export function showAge(loaded: Loaded, local: LocalMessages, retry: () => void): TemplateResult {
  const { failure } = loaded;
  const heals = failure && canHeal(failure);
  return renderSentence('stale', describeAge(loaded, local), local.messages, heals ? retry : undefined);
}

/** What asks again on its own, besides the reader. */
interface Retrying extends ReactiveControllerHost {
  readonly error: LoadError | undefined;
  reload(): Promise<void>;
}

/** Has an element ask again when the device is back on line, as long as it is in the page and its failure can heal. */
export function retryWhenOnline(element: Retrying): void {
  const listen = () => {
    if (element.error && canHeal(element.error)) void element.reload();
  };
  element.addController({
    hostConnected: () => addEventListener('online', listen),
    hostDisconnected: () => removeEventListener('online', listen),
  });
}

/** Tells the page's developer of a failure: which element, what happened, and the mend. */
export function reportFailure(
  { localName, itemName }: Element & { itemName: string | undefined },
  error: LoadError,
): void {
  console.error(`[fao-widgets] <${localName}${itemName ? ` item="${itemName}"` : ''}>: ${error.message}`);
}
