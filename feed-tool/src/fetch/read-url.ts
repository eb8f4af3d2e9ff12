import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** Most redirects that browsers follow (Fetch standard, "HTTP-redirect fetch"). */
const MOST_REDIRECTS = 20;
/** Most bytes of an answer that are read: more than fit into one text of JavaScript. */
const MOST_BYTES = 600_000_000;

/** What a server answers. */
export interface Answer {
  /** The address that answered. */
  readonly url: string;
  /** Addresses that redirected to it, in their order. */
  readonly redirects: readonly string[];
  readonly status: number;
  readonly headers: Headers;
  /** The body, decompressed. */
  readonly bytes: Buffer;
}

/** How an address is asked for. */
export interface AskingTerms {
  /** What the page that asks would send as its origin. */
  readonly origin: string;
  /** Milliseconds for everything, redirects included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * Reads an address as a page on another site would, and follows redirects.
 * @returns the answer, whatever its status
 * @throws CommandError `unreachable` where there is no answer, `unreadable` where redirects have no end or the answer is too long
 */
export async function readUrl(url: string, { origin, timeout, signal }: AskingTerms): Promise<Answer> {
  const limit = AbortSignal.timeout(timeout);
  const headers = {
    origin,
    accept: 'application/feed+json, application/json',
    'accept-encoding': 'gzip, br',
  };
  const redirects: string[] = [];
  let at = url;
  try {
    for (;;) {
      const response = await fetch(at, {
        headers,
        redirect: 'manual',
        signal: AbortSignal.any([limit, signal]),
      });
      const target = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || response.status === 304 || !target) {
        const bytes = await readBody(response, at);
        return { url: at, redirects, status: response.status, headers: response.headers, bytes };
      }
      await response.body?.cancel();
      redirects.push(at);
      if (redirects.length > MOST_REDIRECTS)
        throw refuse(url, `it redirects more than ${MOST_REDIRECTS} times`);
      at = new URL(target, at).href;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CommandError) throw error;
    throw new CommandError(describeFailure(at, error, timeout), EXIT.unreachable, { cause: error });
  }
}

async function readBody(response: Response, url: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    length += piece.length;
    if (length > MOST_BYTES) throw refuse(url, `it is longer than ${MOST_BYTES / 1e6} MB`);
  }
  return Buffer.concat(pieces);
}

function refuse(url: string, why: string): CommandError {
  return new CommandError(`${url}: ${why}. Give the address of a feed.`, EXIT.unreadable);
}

/** What the errors of sockets, names and certificates mean (Node.js documentation, "Common system errors" and "X509 certificate error codes"). */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of this name; check the address',
  EAI_AGAIN: 'names of hosts cannot be looked up now; check the connection',
  ECONNREFUSED: 'nothing answers at this host and port; check the address, and whether the server runs',
  ECONNRESET: 'the server cut the connection; try again, and look at its log',
  UND_ERR_SOCKET: 'the server cut the connection; try again, and look at its log',
  EHOSTUNREACH: 'the host cannot be reached from here; check the connection',
  ENETUNREACH: 'the host cannot be reached from here; check the connection',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer; check the address and firewalls on the way',
  ETIMEDOUT: 'the host does not answer; check the address and firewalls on the way',
  CERT_HAS_EXPIRED: 'its certificate has expired; renew it',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is signed by itself, which browsers refuse; get one from an authority',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate comes from no authority known here; check the chain that the server sends',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'it sends its certificate without those in between; send the whole chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'it sends its certificate without those in between; send the whole chain',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host; get one for this name',
  EPROTO: 'it does not speak https on this port; check scheme and port',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak https on this port; check scheme and port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak https on this port; check scheme and port',
};

function describeFailure(url: string, error: unknown, timeout: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `${url}: no whole answer came within ${timeout / 1_000} s. Try again, or give more time with --timeout.`;
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  const meaning = MEANINGS[code];
  if (meaning) return `${url}: ${meaning} (${code}).`;
  const said = cause instanceof Error ? cause.message : String(cause);
  return `${url}: there is no answer (${said}). Check the address and the connection.`;
}
