import { html, nothing, type TemplateResult } from 'lit';
import type { LocalMessages, Messages } from '../i18n/messages.js';
import type { ErrorKind } from '../model/error.js';

const SENTENCES: Readonly<Record<ErrorKind, 'offline' | 'unreachable' | 'unusable' | 'notFound'>> = {
  offline: 'offline',
  network: 'unreachable',
  timeout: 'unreachable',
  status: 'unreachable',
  blocked: 'unusable',
  format: 'unusable',
  config: 'unusable',
  'not-found': 'notFound',
};

/**
 * A failure for the visitor: a sentence, and a button where asking again can help.
 * @param retry what the button does; absent: no button
 */
export function renderFailure(
  kind: ErrorKind,
  messages: Messages,
  retry: (() => void) | undefined,
): TemplateResult {
  return html`<div class="error">
    <span part="message">${messages[kind === 'status' && !retry ? 'unusable' : SENTENCES[kind]]}</span>
    ${retry ? html`<button class="action" part="button" @click=${retry}>${messages.tryAgain}</button>` : nothing}
  </div>`;
}

/** How old the copy is that stands where newer data can't be read. */
export function renderAge(date: Date, { messages, language }: LocalMessages): TemplateResult {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date);
  return html`<p class="stale" part="message">${messages.lastUpdated.replace('{date}', day)}</p>`;
}
