import type { PoliteClient } from '../fetch/polite-client.js';
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
      const { body, type } = await client.get(url, 'text/xml, application/xml', { isProbe });
      if (type === 'text/html') return 'responds with an HTML page';
      const response = readOaiResponse(body.toString('utf8'));
      const identity = response && readIdentity(response);
      return identity ? { identity } : 'responds, but not as an OAI-PMH interface';
    },
    describe: (tried) =>
      `"${from}" is not a DSpace repository that fao-feed can harvest (${tried}): check the URL, or add --via rest for a repository without OAI-PMH.`,
  });
}
