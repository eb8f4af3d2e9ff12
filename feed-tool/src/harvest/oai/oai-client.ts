import type { PoliteClient } from '../../fetch/polite-client.js';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { BrokenListError } from './broken-list.js';
import { decodeXml } from './decode-xml.js';
import { readOaiResponse, type OaiResponse } from './read-response.js';
import { nameOf } from './xml.js';

/** Maximum number of times that a page is requested again because it is not well-formed XML. */
const MAX_REREADS = 2;

/** An error response of OAI-PMH (section 3.6). */
export class OaiError extends CommandError {
  constructor(
    readonly code: string,
    url: string,
    text: string,
  ) {
    super(`${url} responds with the error "${code}": ${text}.${adviseOn(code)}`, EXIT.unreadable);
  }
}

function adviseOn(code: string): string {
  if (code === 'cannotDisseminateFormat') {
    return ' The format "xoai", which has all fields and files, is not enabled there: contact its administrator, or add --via rest.';
  }
  return '';
}

/** Sends requests to the OAI-PMH interface of a server. */
export class OaiClient {
  readonly #server: string;
  readonly #client: PoliteClient;

  constructor(server: string, client: PoliteClient) {
    this.#server = server;
    this.#client = client;
  }

  /** URL of the list of sets. */
  get sets(): string {
    return `${this.#server}/oai/request?verb=ListSets`;
  }

  /**
   * Sends a request.
   * @param args arguments of the verb; those that are absent are left out
   * @param salvage reads as much as possible of a response that is not well-formed; returns `undefined` where
   *   it can't. `isLossy`: see {@link OaiResponse}. `isFinal`: whether the response is not requested again
   * @param options `isProbe`: whether the request is an attempt, so that a 404 or 5xx causes no retry
   * @returns the response, or the result of `salvage`
   * @throws OaiError for an error response of the protocol
   * @throws BrokenListError where the response is not OAI-PMH or not that of the verb, also after repeated
   *   requests
   */
  async request<T = never>(
    verb: string,
    args: Readonly<Record<string, string | undefined>>,
    salvage: (text: string, isLossy: boolean, isFinal: boolean) => T | undefined = () => undefined,
    { isProbe = false } = {},
  ): Promise<OaiResponse | { readonly salvaged: T }> {
    const pairs = Object.entries({ verb, ...args }).filter((pair): pair is [string, string] => !!pair[1]);
    const url = `${this.#server}/oai/request?${new URLSearchParams(pairs).toString()}`;
    for (let reread = 0; ; reread++) {
      const { body, type, charset } = await this.#client.get(url, 'text/xml, application/xml', { isProbe });
      const { text, isLossy } = decodeXml(body, charset);
      try {
        if (!text.trim()) throw new SyntaxError('it is empty');
        const response = readOaiResponse(text);
        if (!response) throw new SyntaxError(`it is ${type || 'of an unknown type'}, not OAI-PMH`);
        if (response.error) throw new OaiError(response.error.code, url, response.error.text);
        // Some servers break off after the beginning of a page; without its list, it looks like the last one.
        if (!response.content || nameOf(response.content) !== verb)
          throw new SyntaxError(`it has no element <${verb}>`);
        return { ...response, isLossy };
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        const salvaged = salvage(text, isLossy, reread > 0);
        if (salvaged !== undefined) return { salvaged };
        if (reread < MAX_REREADS) continue;
        // A sound response may have the type of a page, where a script or a proxy sets no other.
        const reason = type === 'text/html' ? 'it is text/html, not OAI-PMH' : error.message;
        throw new BrokenListError(
          `${url} sent an unreadable response: ${reason}. Run the same command again later: it resumes after the pages that were read.`,
          error,
        );
      }
    }
  }
}
