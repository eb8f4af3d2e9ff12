import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import type { Proxy } from './proxy/choose-proxy.js';

/**
 * Explanations of error codes (Node.js documentation, "OpenSSL error codes" and "Common system errors";
 * undici, "Errors").
 */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of this name; check the URL',
  EAI_AGAIN: 'the DNS lookup of the host failed; check the network of this machine',
  ECONNREFUSED: 'nothing listens there; check the URL and the port, and whether the server runs',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  ENETUNREACH: 'the network can’t be reached; check the network of this machine',
  EHOSTUNREACH: 'the host can’t be reached; check the network of this machine',
  CERT_HAS_EXPIRED: 'its certificate has expired; its administrator must renew it',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is self-signed; if the server is yours, set NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is self-signed; if the server is yours, set NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate chain is incomplete; its administrator must add the intermediate certificates',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host; check the URL',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not use TLS on this port; check the port, or write http:',
  EPROTO: 'it does not use TLS on this port; check the port, or write http:',
};

/** Explanations of the same codes where the connection is that to a proxy. */
const PROXY_MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the proxy’s host does not exist',
  EAI_AGAIN: 'the DNS lookup of the proxy’s host failed; check the network of this machine',
  ECONNREFUSED: 'nothing listens at the address of the proxy',
  UND_ERR_CONNECT_TIMEOUT: 'the connection to the proxy timed out',
  ENETUNREACH: 'the proxy can’t be reached; check the network of this machine',
  EHOSTUNREACH: 'the proxy can’t be reached; check the network of this machine',
  EPROTO: 'the proxy does not use TLS on this port; write http: in its URL',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the proxy does not use TLS on this port; write http: in its URL',
};

/** Codes and messages of errors that persist until somebody fixes the cause, so that a retry can't help. */
const PERMANENT_ERRORS = /CERT|SIGN|TLS|SSL|EPROTO|ENOTFOUND/;

/** Codes of errors before there is a connection, which concern the host rather than the request. */
const CONNECTING = /ECONNREFUSED|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT/;

/** A request without a complete response. */
export class ConnectionError extends CommandError {
  /** Whether a retry may help. */
  readonly isRetryable: boolean;
  /** Whether the time for the response was over. */
  readonly isTimeout: boolean;
  /** Whether the server accepted the connection, so that other requests may get a response. */
  readonly isInterrupted: boolean;

  /**
   * @param cause the error of `fetch`
   * @param proxy through which the request went
   */
  constructor(
    readonly url: string,
    cause: unknown,
    proxy?: Proxy,
  ) {
    const code = findCode(cause);
    const isTimeout = (cause as Error | undefined)?.name === 'TimeoutError';
    const text = isTimeout
      ? 'it sent no complete response in time; raise --timeout if it is slow'
      : ((proxy && describeRefusal(cause, proxy)) ?? describe(code, cause, proxy ? PROXY_MEANINGS : {}));
    const way = proxy ? ` through the proxy ${proxy.host}` : '';
    const hint = proxy ? ` The environment variable ${proxy.variable} names the proxy.` : '';
    super(`${url} can’t be reached${way}: ${text}.${hint}`, EXIT.unreachable, { cause });
    this.isTimeout = isTimeout;
    const isRefused = proxy && PROXY_REFUSAL.exec(readMessages(cause))?.[1] === '407';
    this.isRetryable = !isRefused && !PERMANENT_ERRORS.test(`${code ?? ''} ${readMessages(cause)}`);
    this.isInterrupted = isTimeout || (this.isRetryable && !CONNECTING.test(code ?? ''));
  }
}

/* The messages in which undici 6 has the status of a proxy's refusal, which has no code. */
const PROXY_REFUSAL = /Proxy (?:response|Authentication Required) \((\d{3})\)/;

function describeRefusal(cause: unknown, { authorization }: Proxy): string | undefined {
  const status = PROXY_REFUSAL.exec(readMessages(cause))?.[1];
  if (!status) return undefined;
  if (status !== '407') return `the proxy responds with status ${status}`;
  return authorization
    ? 'the proxy refuses the user name or the password in its URL (status 407); in a password, write @ as %40, : as %3A, / as %2F and % as %25'
    : 'the proxy requires a user name and a password; write them into its URL, as in http://user:password@proxy.example:3128';
}

function describe(
  code: string | undefined,
  cause: unknown,
  meanings: Readonly<Record<string, string>>,
): string {
  return (
    (code && (meanings[code] ?? MEANINGS[code])) ?? code ?? (readMessages(cause) || 'the reason is unknown')
  );
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
