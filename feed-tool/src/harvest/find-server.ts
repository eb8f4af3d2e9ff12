import type { PoliteClient } from '../fetch/polite-client.js';
import { HttpError } from '../fetch/http-error.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import { readOaiResponse } from './oai/read-response.js';
import { readIdentity, type OaiIdentity } from './oai/identity.js';

/** A DSpace server that answered. */
export interface FoundServer {
  /** Address of the server, such as `https://openknowledge.fao.org/server`, without a slash at its end. */
  readonly server: string;
  /** What its OAI-PMH interface says of itself. */
  readonly identity: OaiIdentity;
}

/**
 * Lists where the server of a repository may be, by any of its addresses.
 * @param from home page, server, REST root or OAI-PMH address
 * @throws CommandError where it is no address
 */
export function listServers(from: string): string[] {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(from) ? from : `https://${from}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CommandError(
      `--from "${from}" is no address: write one such as https://openknowledge.fao.org.`,
      EXIT.usage,
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  const known = /^(.*)\/(?:oai(?:\/\w+)?|api(?:\/.*)?)$/.exec(path)?.[1];
  const paths = known !== undefined ? [known] : path.endsWith('/server') ? [path] : [`${path}/server`, path];
  return paths.map((one) => url.origin + one);
}

/**
 * Finds the OAI-PMH interface of a repository.
 * @throws CommandError where nothing that speaks OAI-PMH is there
 */
export async function findServer(from: string, client: PoliteClient): Promise<FoundServer> {
  const tried: string[] = [];
  for (const server of listServers(from)) {
    const url = `${server}/oai/request?verb=Identify`;
    try {
      const { body, type } = await client.get(url, 'text/xml, application/xml');
      const response = type === 'text/html' ? undefined : readOaiResponse(body.toString('utf8'));
      const identity = response && readIdentity(response);
      if (identity) return { server, identity };
      tried.push(`${url} answers, but not as OAI-PMH does`);
    } catch (error) {
      const isElsewhere = error instanceof HttpError && (error.status === 404 || error.status === 400);
      if (!isElsewhere && !(error instanceof SyntaxError)) throw error;
      tried.push(`${url} ${isElsewhere ? `answers ${error.status}` : 'answers, but not with XML'}`);
    }
  }
  throw new CommandError(
    `"${from}" is no DSpace repository that can be harvested (${tried.join('; ')}). Check the address; a repository without OAI-PMH may be read with --via rest.`,
    EXIT.unreadable,
  );
}
