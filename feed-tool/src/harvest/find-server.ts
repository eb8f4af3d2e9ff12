import type { PoliteClient } from '../fetch/polite-client.js';
import { decodeXml } from './oai/decode-xml.js';
import { readOaiResponse } from './oai/read-response.js';
import { readIdentity, type OaiIdentity } from './oai/identity.js';
import { tryServers } from './try-servers.js';

/** A DSpace server that responded. */
export interface FoundServer {
  /** URL of the server, such as `https://openknowledge.fao.org/server`, without a slash at its end. */
  readonly server: string;
  /** Its response to the verb `Identify`. */
  readonly identity: OaiIdentity;
}

/**
 * Finds the OAI-PMH interface of a repository.
 * @param from any URL of the repository, as for `listServers`
 * @throws CommandError where there is no OAI-PMH interface
 */
export function findServer(from: string, client: PoliteClient): Promise<FoundServer> {
  return tryServers(from, {
    path: '/oai/request?verb=Identify',
    async get(url, isProbe) {
      const { body, type, charset } = await client.get(url, 'text/xml, application/xml', { isProbe });
      const identity = readIdentityOf(decodeXml(body, charset).text, type, new URL(url).host);
      if (identity) return { identity };
      return type === 'text/html'
        ? 'responds with an HTML page'
        : 'responds, but not as an OAI-PMH interface';
    },
    describe: (tried) =>
      `"${from}" is not a DSpace repository that fao-feed can harvest (${tried}): check the URL, or add --via rest for a repository without OAI-PMH.`,
  });
}

/* A sound response may have the type of an HTML page; an HTML page is hardly ever XML. */
function readIdentityOf(text: string, type: string, host: string): OaiIdentity | undefined {
  try {
    const response = readOaiResponse(text);
    return response && readIdentity(response, host);
  } catch (error) {
    if (type === 'text/html' && error instanceof SyntaxError) return undefined;
    throw error;
  }
}
