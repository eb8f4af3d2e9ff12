import { readRecord, readText } from '../../../../src/sources/clean/text.js';
import { HttpError } from '../../fetch/http-error.js';
import type { PoliteClient } from '../../fetch/polite-client.js';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { listServers } from '../find-server.js';

/**
 * Finds the REST interface of a repository by any of its addresses (REST contract, "Root endpoint").
 * @throws CommandError where there is none of DSpace 7 or later
 */
export async function findRestRoot(
  from: string,
  client: PoliteClient,
): Promise<{ server: string; name: string }> {
  const tried: string[] = [];
  for (const server of listServers(from)) {
    const url = `${server}/api`;
    try {
      const { body } = await client.get(url, 'application/hal+json, application/json', { asPerson: true });
      const { dspaceVersion, dspaceName } = readRecord(JSON.parse(body.toString('utf8')));
      if (dspaceVersion) return { server, name: readText(dspaceName) ?? new URL(server).host };
      tried.push(`${url} is JSON of something else`);
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof HttpError && error.status === 404))
        throw error;
      tried.push(`${url} ${error instanceof HttpError ? 'answers 404' : 'is no JSON'}`);
    }
  }
  throw new CommandError(
    `"${from}" is no repository of DSpace 7 or later (${tried.join('; ')}): check the address.`,
    EXIT.unreadable,
  );
}
