import { html, nothing, type TemplateResult } from 'lit';
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
 * A failure for the visitor: a sentence, and a button where asking again can help.
 * @param words what is said of the thing that can't be shown
 * @param retry what the button does; absent: no button
 */
export function renderFailure(
  kind: ErrorKind,
  messages: Messages,
  words: Words,
  retry: (() => void) | undefined,
): TemplateResult {
  const word = kind === 'status' && !retry ? 'unusable' : WORDS[kind];
  const sentence = word ? words[word] : kind === 'offline' ? messages.offline : messages.notFound;
  return html`<div class="error">
    <span part="message">${sentence}</span>
    ${renderRetry(messages, retry)}
  </div>`;
}

function renderRetry({ tryAgain }: Messages, retry: (() => void) | undefined): unknown {
  return retry ? html`<button class="action" part="button" @click=${retry}>${tryAgain}</button>` : nothing;
}

/**
 * How old the copy is that stands where newer data can't be read.
 * @param retry what the button does; absent: no button
 */
export function renderAge(
  date: Date,
  { messages, language }: LocalMessages,
  retry: (() => void) | undefined,
): TemplateResult {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date);
  return html`<div class="stale">
    <span part="message">${messages.lastUpdated.replace('{date}', day)}</span> ${renderRetry(messages, retry)}
  </div>`;
}
