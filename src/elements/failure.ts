import { html, type TemplateResult } from 'lit';
import { hasFallbackContent } from '../controllers/fallback-content.js';
import type { Loaded } from '../controllers/content-loader.js';
import type { LocalMessages, Words } from '../i18n/messages.js';
import type { LoadError } from '../model/error.js';
import { canHeal } from '../request/load-error.js';
import { renderAge, renderFailure } from '../view/failure.js';
import { failureStyles } from '../view/styles/failure.js';

/** Gives an element the styles of failures. */
export function adoptFailureStyles(root: ShadowRoot): void {
  root.adoptedStyleSheets.push(failureStyles.styleSheet!);
}

export { hasFallbackContent };

/** What a visitor sees of a failure: the author's fallback content where there is some, else a sentence. */
export function showFailure(
  element: Element,
  error: LoadError,
  { messages }: LocalMessages,
  words: Words,
  retry: () => void,
): TemplateResult {
  if (hasFallbackContent(element)) return html`<slot></slot>`;
  return renderFailure(error.kind, messages, words, canHeal(error) ? retry : undefined);
}

/** How old a copy is: when its feed was made, else when it was read. */
export function showAge({ content, time }: Loaded, local: LocalMessages): TemplateResult {
  const made = new Date(content.updated ?? time);
  return renderAge(Number.isNaN(made.getTime()) ? new Date(time) : made, local);
}

/** Tells the page's developer of a failure: which element, what happened, and the mend. */
export function reportFailure(
  { localName, itemName }: Element & { itemName: string | undefined },
  error: LoadError,
): void {
  console.error(`[fao-widgets] <${localName}${itemName ? ` item="${itemName}"` : ''}>: ${error.message}`);
}
