import { html, nothing, type TemplateResult } from 'lit';
import { fillIn } from '../i18n/fill-in.js';
import { formatDay } from '../i18n/formats.js';
import type { LocalMessages, Messages, Words } from '../i18n/messages.js';
import type { ErrorKind } from '../model/error.js';

/** Kinds that are told of the thing shown; the others of what stands in the way. */
const WORDS: Readonly<Partial<Record<ErrorKind, 'unreachable' | 'unusable'>>> = {
  network: 'unreachable',
  timeout: 'unreachable',
  status: 'unreachable',
  blocked: 'unusable',
  format: 'unusable',
  config: 'unusable',
};

/**
 * The sentence that tells a visitor of a failure.
 * @param words what is said of the thing that can't be shown
 * @param heals whether asking again can help
 */
export function wordFailure(kind: ErrorKind, messages: Messages, words: Words, heals: boolean): string {
  const word = kind === 'status' && !heals ? 'unusable' : WORDS[kind];
  if (word) return words[word];
  return kind === 'offline'
    ? messages.offline
    : kind === 'restricted'
      ? messages.notPublic
      : messages.notFound;
}

/** The sentence that tells how old the copy is that stands where newer data can't be read. */
export function wordAge(date: Date, { messages, language }: LocalMessages): string {
  return fillIn(messages.lastUpdated, { date: formatDay(date, language) });
}

/**
 * A sentence of a failure, or of a copy's age, and a button where asking again can help.
 * @param look its class in the style sheet
 * @param retry what the button does; absent: no button
 */
export function renderSentence(
  look: 'error' | 'stale',
  sentence: string,
  { tryAgain }: Messages,
  retry: (() => void) | undefined,
): TemplateResult {
  return html`<div class=${look}>
    <span part="message">${sentence}</span>
    ${retry ? html`<button class="action" part="button" @click=${retry}>${tryAgain}</button>` : nothing}
  </div>`;
}
