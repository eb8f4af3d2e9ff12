import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ErrorKind, LoadError } from '../core/model/error.js';
import { isRetryable } from '../core/model/load-error.js';
import { fillIn } from '../language/fill-in.js';
import { formatDay } from '../language/formats.js';
import type { LocalMessages } from '../language/messages.js';
import { hasFallbackContent } from './fallback-content.js';
import { failureStyles } from './failure-styles.js';
import type { Loaded } from './load-request.js';

/** Messages by kind, where they depend on whether the element shows one publication or a list. */
const MESSAGES: Readonly<Partial<Record<ErrorKind, 'unreachable' | 'unusable'>>> = {
  network: 'unreachable',
  timeout: 'unreachable',
  status: 'unreachable',
  blocked: 'unusable',
  format: 'unusable',
  config: 'unusable',
};

/**
 * Returns the message of a failure for the reader; empty where the author's fallback content replaces it.
 * @param of whether the element shows one publication or a list
 */
function describeFailure(
  element: Element,
  error: LoadError,
  { messages }: LocalMessages,
  of: 'card' | 'list',
): string {
  if (hasFallbackContent(element)) return '';
  const { kind } = error;
  const key = kind === 'status' && !isRetryable(error) ? 'unusable' : MESSAGES[kind];
  if (key) return messages[of][key];
  return kind === 'offline'
    ? messages.offline
    : kind === 'restricted'
      ? messages.notPublic
      : messages.notFound;
}

/**
 * Renders a failure: the author's fallback content where there is some, else a message, with a button where
 * a retry can help.
 */
function renderFailure(
  element: Element,
  error: LoadError,
  local: LocalMessages,
  kind: 'card' | 'list',
  retry: () => void,
): TemplateResult {
  const message = describeFailure(element, error, local, kind);
  if (!message) return html`<slot></slot>`;
  return renderMessage('error', message, local, isRetryable(error) ? retry : undefined);
}

/**
 * Returns the message for the age of cached content: when its feed was made, else when the server sent it.
 */
function describeAge({ content, time }: Loaded, { messages, language }: LocalMessages): string {
  const made = new Date(content.updated ?? time);
  const date = Number.isNaN(made.getTime()) ? new Date(time) : made;
  return fillIn(messages.lastUpdated, { date: formatDay(date, language) });
}

/** Renders the age of cached content. */
function renderAge(loaded: Loaded, local: LocalMessages, retry: () => void): TemplateResult {
  const { failure } = loaded;
  return renderMessage(
    'stale',
    describeAge(loaded, local),
    local,
    failure && isRetryable(failure) ? retry : undefined,
  );
}

function renderMessage(
  className: 'error' | 'stale',
  message: string,
  { messages }: LocalMessages,
  retry: (() => void) | undefined,
): TemplateResult {
  return html`<div class=${className}>
    <span part="message">${message}</span>
    ${
      retry
        ? html`<button class="action" part="button" @click=${retry}>${messages.tryAgain}</button>`
        : nothing
    }
  </div>`;
}

/** An element that shows failures. */
interface FailingElement extends ReactiveControllerHost, Element {
  readonly error: LoadError | undefined;
  reload(): Promise<void>;
}

/**
 * Prepares an element to show failures: it adds their styles, and reloads when the device is online again,
 * as long as the element is in the document and a retry can help.
 */
function prepareElement(element: FailingElement): void {
  element.shadowRoot!.adoptedStyleSheets.push(failureStyles.styleSheet!);
  const listen = () => {
    if (element.error && isRetryable(element.error)) void element.reload();
  };
  element.addController({
    hostConnected: () => addEventListener('online', listen),
    hostDisconnected: () => removeEventListener('online', listen),
  });
}

/** Logs a failure for the page's developer: the element, the failure, and the fix. */
function logFailure(
  { localName, itemName }: Element & { itemName: string | undefined },
  error: LoadError,
): void {
  console.error(`[fao-widgets] <${localName}${itemName ? ` item="${itemName}"` : ''}>: ${error.message}`);
}

/** Shows failures in elements. */
export const failureView = {
  prepareElement,
  hasFallbackContent,
  describeFailure,
  renderFailure,
  describeAge,
  renderAge,
  logFailure,
};
