import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { matchNoProxy } from './match-no-proxy.js';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy of a request. */
export interface Proxy {
  /** URL without user name and password. */
  readonly url: string;
  /** Name of the variable that has its URL. */
  readonly variable: string;
  /** Host and port, for messages. */
  readonly host: string;
  /** Value of the header `Proxy-Authorization`; absent: the URL has no user name. */
  readonly authorization?: string | undefined;
}

/**
 * Chooses the proxy of a request by the environment variables that curl reads (manual of curl,
 * "Environment"): `http_proxy` or `https_proxy` by the scheme of the URL, else `all_proxy`, except for the
 * hosts in `no_proxy`. Each name may be in lower case or upper case; lower case has precedence. Empty
 * variables do not count.
 * @param url of the request
 * @returns `undefined` where the request needs no proxy
 * @throws CommandError where the variable does not hold the URL of a supported proxy
 */
export function chooseProxy(url: string, environment: Environment = process.env): Proxy | undefined {
  const target = new URL(url);
  const name = `${target.protocol.slice(0, -1)}_proxy`;
  const variable = findVariable(name, environment) ?? findVariable('all_proxy', environment);
  if (!variable) return undefined;
  const exceptions = findVariable('no_proxy', environment);
  if (exceptions && matchNoProxy(target, environment[exceptions]!)) return undefined;
  return readProxy(environment[variable]!, variable);
}

function findVariable(name: string, environment: Environment): string | undefined {
  // A CGI program has the header `Proxy` of its visitor in HTTP_PROXY (CVE-2016-5385).
  const isUnsafe = name === 'http_proxy' && environment['REQUEST_METHOD'] !== undefined;
  const names = isUnsafe ? [name] : [name, name.toUpperCase()];
  return names.find((one) => environment[one]?.trim());
}

/* Messages never repeat the variable's value, which may hold a password. */
function readProxy(value: string, variable: string): Proxy {
  const text = value.trim();
  const written = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url?.hostname) throw refuse(variable, 'has no URL of a proxy');
  const { protocol, origin, host, username, password } = url;
  if (!/^https?:$/.test(protocol))
    throw refuse(variable, `names a proxy of the kind ${protocol.slice(0, -1)}`);
  const user = username && `${decode(username)}:${decode(password)}`;
  const authorization = user ? `Basic ${Buffer.from(user).toString('base64')}` : undefined;
  return { url: origin, variable, host, authorization };
}

/* A password may hold a percent sign as it is, beside encoded characters, as in curl. */
function decode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

function refuse(variable: string, problem: string): CommandError {
  return new CommandError(
    `The environment variable ${variable} ${problem}: write the URL of an HTTP proxy into it, such as http://proxy.example:3128, or add the host to NO_PROXY.`,
    EXIT.usage,
  );
}
