import { createLoadError, HAL, type JsonOptions, type Requests } from 'fao-widgets-core';
import { ConnectionError } from '../../fetch/connection-error.js';
import { HttpError } from '../../fetch/http-error.js';
import type { PoliteClient } from '../../fetch/polite-client.js';

/** Maximum number of times that a URL is requested again because its response is no JSON, as of a proxy. */
const MAX_REREADS = 2;

/** Requests that measure their time. */
export interface TimedRequests extends Requests {
  /** Drops the responses in memory. */
  forget(): void;
  /** Milliseconds that the last response took, without waits before the request. */
  duration(): number;
}

/**
 * Returns the requests that the DSpace source sends through the polite client. `refuseTooManyItems` limits
 * their number where robots.txt disallows programs.
 * @returns requests that throw LoadError, whose cause is the client's error. They are not repeated where the
 *   server was too slow
 */
export function openRepositoryRequests(client: PoliteClient): TimedRequests {
  // The language versions of an item share a search.
  const responses = new Map<string, Promise<unknown>>();
  let duration = 0;
  const note = (milliseconds: number) => (duration = milliseconds);
  return {
    getJson(url, options) {
      const known = responses.get(url);
      if (known) return known;
      const response = requestJson(client, url, note, options);
      responses.set(url, response);
      response.catch(() => responses.delete(url));
      return response;
    },
    forget: () => responses.clear(),
    duration: () => duration,
  };
}

async function requestJson(
  client: PoliteClient,
  url: string,
  note: (duration: number) => void,
  { accept = HAL, finalStatus }: JsonOptions = {},
  rereads = MAX_REREADS,
): Promise<unknown> {
  try {
    const isCostly = /[?&](?:embed|query)=/.test(url);
    const options = { asPerson: true, finalStatus, isCostly };
    const { body, type, duration } = await client.get(url, accept, options);
    note(duration);
    if (type === 'text/html') throw new SyntaxError('it is an HTML page');
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch (cause) {
    if (cause instanceof HttpError) throw createLoadError('status', { url, status: cause.status, cause });
    if (cause instanceof ConnectionError) throw createLoadError('network', { url, cause });
    if (cause instanceof SyntaxError && rereads)
      return requestJson(client, url, note, { accept, finalStatus }, rereads - 1);
    if (cause instanceof SyntaxError) throw createLoadError('format', { url, detail: cause.message, cause });
    throw cause;
  }
}
