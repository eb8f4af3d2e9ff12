import { readRecord, readText } from 'fao-widgets-core';
import type { PoliteClient } from '../../fetch/polite-client.js';
import { tryServers } from '../try-servers.js';

/** A REST interface of DSpace that responded. */
export interface FoundRestRoot {
  /** URL of the server, such as `https://openknowledge.fao.org/server`, without a slash at its end. */
  readonly server: string;
  /** Name of the repository, or its host. */
  readonly name: string;
}

/**
 * Finds the REST interface of a repository (REST contract, "Root endpoint").
 * @param from any URL of the repository, as for `listServers`
 * @throws CommandError where there is no REST interface of DSpace 7 or later
 */
export function findRestRoot(from: string, client: PoliteClient): Promise<FoundRestRoot> {
  return tryServers(from, {
    path: '/api',
    async get(url, isProbe) {
      const accept = 'application/hal+json, application/json';
      const { body, type } = await client.get(url, accept, { asPerson: true, isProbe });
      if (type === 'text/html') return 'responds with an HTML page';
      const { dspaceVersion, dspaceName } = readRecord(JSON.parse(body.toString('utf8')));
      if (!dspaceVersion) return 'responds with other JSON';
      return { name: readText(dspaceName) ?? new URL(url).host };
    },
    describe: (tried) => `"${from}" is not a repository of DSpace 7 or later (${tried}): check the URL.`,
  });
}
