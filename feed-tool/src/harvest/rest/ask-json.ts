import type { SourceQuery } from '../../../../src/model/source.js';
import { createLoadError } from '../../../../src/request/load-error.js';
import { ConnectionError } from '../../fetch/connection-error.js';
import { HttpError } from '../../fetch/http-error.js';
import type { PoliteClient } from '../../fetch/polite-client.js';

const JSON_TYPES = 'application/hal+json, application/json';

/**
 * Makes what the widgets' own DSpace source reads with, in the place of the browser's policy: the polite client. `refuseCrowd` sees to it that only a person's requests
 * are made where robots.txt asks programs to stay away.
 * @returns what throws LoadError, whose cause is the client's error
 */
export function makeAsk(client: PoliteClient): NonNullable<SourceQuery['ask']> {
  return async (url, { finalStatus } = {}) => {
    try {
      const { body, type } = await client.get(url, JSON_TYPES, { asPerson: true, finalStatus });
      if (type === 'text/html') throw new SyntaxError('it is an HTML page');
      return JSON.parse(body.toString('utf8')) as unknown;
    } catch (cause) {
      if (cause instanceof HttpError) throw createLoadError('status', { url, status: cause.status, cause });
      if (cause instanceof ConnectionError) throw createLoadError('network', { url, cause });
      if (cause instanceof SyntaxError)
        throw createLoadError('format', { url, detail: cause.message, cause });
      throw cause;
    }
  };
}
