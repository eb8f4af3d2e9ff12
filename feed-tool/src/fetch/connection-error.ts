import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/**
 * Explanations of error codes (Node.js documentation, "OpenSSL error codes" and "Common system errors";
 * undici, "Errors").
 */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of this name; check the address',
  EAI_AGAIN: 'the name of the host can’t be looked up; check the network of this machine',
  ECONNREFUSED: 'nothing listens there; check the address and the port, or whether the server is up',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ETIMEDOUT: 'no connection came about in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  ENETUNREACH: 'the network can’t be reached; check the network of this machine',
  EHOSTUNREACH: 'the host can’t be reached; check the network of this machine',
  CERT_HAS_EXPIRED: 'its certificate has expired; its administrator must renew it',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself; if it is yours, set NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by itself; if it is yours, set NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate comes without those that sign it; its administrator must add them',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host; check the address',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS there; check the port, or write http:',
  EPROTO: 'it does not speak TLS there; check the port, or write http:',
};

/** Errors that persist until somebody fixes the cause, so that a retry does not help. */
const PERMANENT_ERRORS = /CERT|SIGN|TLS|SSL|EPROTO|ENOTFOUND/;

/** A request without a complete response. */
export class ConnectionError extends CommandError {
  /** Whether a retry may help. */
  readonly isRetryable: boolean;

  constructor(
    readonly url: string,
    cause: unknown,
  ) {
    const code = findCode(cause);
    const isLate = (cause as Error | undefined)?.name === 'TimeoutError';
    const text = isLate
      ? 'no whole answer came in time; raise --timeout if it is slow'
      : describe(code, cause);
    super(`${url} can’t be reached: ${text}.`, EXIT.unreachable, { cause });
    this.isRetryable = !PERMANENT_ERRORS.test(`${code ?? ''} ${readMessages(cause)}`);
  }
}

function describe(code: string | undefined, cause: unknown): string {
  return (code && MEANINGS[code]) ?? code ?? (readMessages(cause) || 'no reason was given');
}

/*
 * Errors of a request are nested: `fetch failed`, then the socket's error, then one error for each IP
 * address.
 */
function findCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  const inner = error instanceof AggregateError ? (error.errors as unknown[])[0] : error.cause;
  return typeof code === 'string' && code in MEANINGS
    ? code
    : (findCode(inner) ?? (typeof code === 'string' ? code : undefined));
}

function readMessages(error: unknown): string {
  return error instanceof Error ? [error.message, readMessages(error.cause)].filter(Boolean).join(': ') : '';
}
