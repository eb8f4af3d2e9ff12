import { HAL, readRecord, readText, readUrl } from 'fao-widgets-core';
import type { PoliteClient } from '../../fetch/polite-client.js';
import { tryServers } from '../try-servers.js';

/** A REST interface of DSpace that responded. */
export interface FoundRestRoot {
  /** URL of the server, such as `https://openknowledge.fao.org/server`, without a slash at its end. */
  readonly server: string;
  /** Name of the repository, or its host. */
  readonly name: string;
  /** URL of its user interface, without a slash at its end. */
  readonly site?: string | undefined;
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
      const { body, type } = await client.get(url, HAL, { asPerson: true, isProbe });
      if (type === 'text/html') return 'responds with an HTML page';
      const { dspaceVersion, dspaceName, dspaceUI } = readRecord(JSON.parse(body.toString('utf8')));
      if (!dspaceVersion) return 'responds with other JSON';
      return { name: readText(dspaceName) ?? new URL(url).host, site: readSite(dspaceUI, url) };
    },
    describe: (tried) => `"${from}" is not a repository of DSpace 7 or later (${tried}): check the URL.`,
  });
}

/* A server whose `dspace.ui.url` was never set has the default, `http://localhost:4000`. */
function readSite(dspaceUI: unknown, root: string): string | undefined {
  const site = readUrl(dspaceUI, root);
  const isLocal = (url: string) => /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);
  return site && (!isLocal(site) || isLocal(root)) ? site.replace(/\/+$/, '') : undefined;
}
