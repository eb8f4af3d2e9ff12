import { executeServerCommand } from '@web/test-runner-commands';

/**
 * A reply of the server. Without a body, status, redirect, `drop` or `stall`, the server sends the file at
 * the path: `/fixtures/…` from test/fixtures, other files from demo/feed. `delay` and `cors` apply to files
 * too.
 */
export interface Reply {
  /** HTTP status; 200 by default, 302 for a redirect. */
  status?: number;
  /** Further headers; they override all others. */
  headers?: Record<string, string>;
  /** The body as a value, which the server writes as JSON. */
  json?: unknown;
  /** The body as text. */
  body?: string;
  /** Number of times that the server repeats the body, for huge ones. */
  repeat?: number;
  /** Text before and after the body; never repeated. */
  before?: string;
  after?: string;
  /** Content type; JSON for `json`, plain text otherwise. */
  type?: string;
  /** Target of a redirect: a path of this server, or an absolute URL. */
  redirect?: string;
  /** Whether pages of other origins may read the reply; true by default. */
  cors?: boolean;
  /** Milliseconds before the headers. */
  delay?: number;
  /** Sends the headers and half of the body, then nothing more. */
  stall?: true;
  /** Cuts the connection. */
  drop?: 'before-headers' | 'half-way';
  /** Sends the body in pieces: bytes per piece, and milliseconds between two pieces. */
  pace?: { bytes: number; every: number };
}

/** Returns the replies of a server that fails the first request and both retries. */
export const outage = (status: number): [Reply, Reply, Reply] => [{ status }, { status }, { status }];

/** A request that the server received. */
export interface FeedRequest {
  method: string;
  /** Path and query, without the prefix of this test. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Whether the browser ended the connection before it had the whole reply. */
  aborted: boolean;
}

/**
 * The part of the feed server that belongs to one test. Paths begin with a slash; without a query they match
 * any query.
 */
export interface FeedServer {
  /** Returns the URL of a path, on another origin than the test page. */
  url(path: string): string;
  /** Sets the replies for a path: one per request, the last for all further requests. */
  reply(path: string, ...replies: [Reply, ...Reply[]]): Promise<void>;
  /** Keeps requests for a path waiting until `release`. */
  hold(path: string): Promise<void>;
  /** Responds to the requests that wait, and to later ones. */
  release(path: string): Promise<void>;
  /** Returns the requests so far, including preflights (`OPTIONS`): all, or those for a path. */
  requests(path?: string): Promise<FeedRequest[]>;
}

const openTokens = new Set<string>();

function readOrigin(): string {
  const origin = document.querySelector<HTMLMetaElement>('meta[name="feed-origin"]')?.content;
  if (!origin)
    throw new Error(
      'The test page has no <meta name="feed-origin">, which test/browsers/runner-config.mjs writes.',
    );
  return origin;
}

function command<Result>(token: string, action: string, ...parameters: unknown[]): Promise<Result> {
  return executeServerCommand<Result, object>('feed-server', { token, action, parameters });
}

/**
 * Opens a part of the feed server for the running test alone. It closes with the test, which cuts the
 * connections that are still held or stalled.
 */
export function openFeedServer(): FeedServer {
  const token = crypto.randomUUID();
  openTokens.add(token);
  const baseUrl = `${readOrigin()}/run/${token}`;
  return {
    url: (path) => baseUrl + path,
    reply: (path, ...replies) => command(token, 'reply', path, ...replies),
    hold: (path) => command(token, 'hold', path),
    release: (path) => command(token, 'release', path),
    requests: (...path) => command(token, 'requests', ...path),
  };
}

/** Closes the parts that the test opened. Runs after every test. */
export async function closeFeedServers(): Promise<void> {
  await Promise.all([...openTokens].map((token) => command(token, 'close')));
  openTokens.clear();
}
