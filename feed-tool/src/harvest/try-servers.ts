import { RedirectError } from '../fetch/follow-redirects.js';
import { HttpError } from '../fetch/http-error.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import { listServers } from './list-servers.js';

/** Options of {@link tryServers}. */
export interface Search<Facts> {
  /** Path of the interface below the server. */
  readonly path: string;
  /**
   * Requests a URL.
   * @param isProbe whether it is one of several guesses
   * @returns the interface; else a description of the response, such as "responds with an HTML page"
   * @throws SyntaxError where the response can't be parsed; the client's errors
   */
  get(url: string, isProbe: boolean): Promise<Facts | string>;
  /** Writes the error message where no URL has the interface, from a list of the tried URLs. */
  describe(tried: string): string;
}

/** A server URL without such an interface. */
interface FailedServer {
  readonly server: string;
  /** Its response, as a predicate: `responds with status 404`. */
  readonly outcome: string;
  /** A refusal or a server error: the interface may exist nevertheless. */
  readonly error?: CommandError | undefined;
}

/**
 * Finds an interface of a repository by trying the URLs of `listServers` in order. A DSpace user interface
 * responds to an unknown URL with a page, 404 or 500; the next URL follows then. Where no URL has the
 * interface, a server that responded with 5xx is tried again with retries.
 * @throws CommandError where no URL has the interface; at once where the host does not respond or limits
 *   requests
 */
export async function tryServers<Facts extends object>(
  from: string,
  search: Search<Facts>,
): Promise<Facts & { readonly server: string }> {
  const servers = listServers(from);
  const failedServers: FailedServer[] = [];
  for (const server of servers) {
    const found = await tryServer(server, search, servers.length > 1);
    if (!('outcome' in found)) return found;
    failedServers.push(found);
  }
  const faulty = servers.length > 1 ? failedServers.find(({ error }) => error && isFault(error)) : undefined;
  const found = faulty && (await tryServer(faulty.server, search, false));
  if (found && !('outcome' in found)) return found;
  throw refuse(failedServers, search);
}

async function tryServer<Facts extends object>(
  server: string,
  { path, get }: Search<Facts>,
  isProbe: boolean,
): Promise<(Facts & { readonly server: string }) | FailedServer> {
  try {
    const found = await get(server + path, isProbe);
    return typeof found === 'string' ? { server, outcome: found } : { ...found, server };
  } catch (error) {
    return { server, ...readFailure(error) };
  }
}

/* Rethrows errors that concern the host rather than this URL. */
function readFailure(error: unknown): Omit<FailedServer, 'server'> {
  if (error instanceof SyntaxError) return { outcome: 'responds with data that can’t be parsed' };
  if (error instanceof HttpError && error.status !== 429 && error.status !== 408) {
    const isMissing = [400, 404, 410].includes(error.status);
    return { outcome: `responds with status ${error.status}`, error: isMissing ? undefined : error };
  }
  if (error instanceof RedirectError) return { outcome: 'redirects to no response', error };
  if (error instanceof CommandError && error.exitCode === EXIT.refused)
    return { outcome: 'is disallowed by robots.txt', error };
  throw error;
}

function isFault(error: CommandError): boolean {
  return error instanceof HttpError && error.status >= 500 && error.isRetryable;
}

/*
 * Reports a refusal first, since it most likely is the interface; then a server error, then the pages at
 * other URLs.
 */
function refuse(failedServers: readonly FailedServer[], { path, describe }: Search<object>): CommandError {
  const failures = failedServers.filter(({ error }) => error);
  const first = failures.find(({ error }) => !isFault(error!)) ?? failures[0];
  if (!first?.error) return new CommandError(describe(listFailures(failedServers, path)), EXIT.unreadable);
  const others = failedServers.filter((one) => one !== first);
  if (!others.length) return first.error;
  const text = `${first.error.message} Nothing was found elsewhere: ${listFailures(others, path)}.`;
  return new CommandError(text, first.error.exitCode, { cause: first.error });
}

/* Writes one full URL for each outcome: there may be eight URLs. */
function listFailures(failedServers: readonly FailedServer[], path: string): string {
  const outcomes = [...new Set(failedServers.map(({ outcome }) => outcome))];
  return outcomes
    .map((outcome) => {
      const [first, ...others] = failedServers
        .filter((one) => one.outcome === outcome)
        .map(({ server }) => server);
      const folders = others.map((server) => new URL(server).pathname).join(', ');
      return `${first}${path} ${outcome}${folders && `, and the same below ${folders}`}`;
    })
    .join('; ');
}
