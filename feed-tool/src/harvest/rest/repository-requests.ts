import { createLoadError, type JsonOptions, type Requests } from 'fao-widgets-core';
import { ConnectionError } from '../../fetch/connection-error.js';
import { HttpError } from '../../fetch/http-error.js';
import type { PoliteClient } from '../../fetch/polite-client.js';

/**
 * Returns the requests that the DSpace source sends through the polite client. `refuseTooManyItems` limits
 * their number where robots.txt disallows programs.
 * @returns requests that throw LoadError, whose cause is the client's error. `forget` drops the responses
 *   in memory
 */
export function openRepositoryRequests(client: PoliteClient): Requests & { forget(): void } {
  // The language versions of an item share a search.
  const responses = new Map<string, Promise<unknown>>();
  return {
    getJson(url, options) {
      const known = responses.get(url);
      if (known) return known;
      const response = requestJson(client, url, options);
      responses.set(url, response);
      response.catch(() => responses.delete(url));
      return response;
    },
    forget: () => responses.clear(),
  };
}

async function requestJson(
  client: PoliteClient,
  url: string,
  { accept = 'application/json', finalStatus }: JsonOptions = {},
): Promise<unknown> {
  try {
    const { body, type } = await client.get(url, accept, { asPerson: true, finalStatus });
    if (type === 'text/html') throw new SyntaxError('it is an HTML page');
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch (cause) {
    if (cause instanceof HttpError) throw createLoadError('status', { url, status: cause.status, cause });
    if (cause instanceof ConnectionError) throw createLoadError('network', { url, cause });
    if (cause instanceof SyntaxError) throw createLoadError('format', { url, detail: cause.message, cause });
    throw cause;
  }
}
