import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { readRetryAfter } from 'fao-widgets-core';
import { CommandError } from '../report/command-error.js';
import { formatDuration } from '../report/durations.js';
import { EXIT } from '../report/exit-codes.js';
import type { Reporter } from '../report/reporter.js';
import { ConnectionError } from './connection-error.js';
import { followRedirects } from './follow-redirects.js';
import { HttpError } from './http-error.js';
import { chooseProxy } from './proxy/choose-proxy.js';
import { readResponse, type SuccessfulResponse } from './read-response.js';
import type { BodyLimit } from './read-body.js';
import { readRobots, ROBOTS_LIMIT, type RobotRules } from './robots.js';
import { sendRequest, type Redirect } from './send-request.js';
import { PRODUCT, writeUserAgent } from './user-agent.js';

/** Milliseconds before the first retry. */
const FIRST_WAIT = 1_000;
/** Maximum number of retries of the request for robots.txt, the first to a host: its name may be mistyped. */
const MAX_FIRST_RETRIES = 2;
/** Maximum `Retry-After` in milliseconds; after a longer one, the user runs the command again later. */
const MAX_WAIT = 900_000;

/** Far above the size of a page of 100 records with abstracts and files, which is a few MB. */
const PAGE_LIMIT: BodyLimit = {
  bytes: 64_000_000,
  hint: 'No page of records is that long: check --from, or contact the administrator of the repository.',
};

/** Options of {@link PoliteClient}. */
export interface PoliteClientOptions {
  /** E-mail address or URL of a person, for the repository's administrators. */
  readonly contact?: string | undefined;
  /** Seconds between two requests; absent: the delay in robots.txt. */
  readonly delay?: number | undefined;
  /** Whether the user runs the repository, so that robots.txt does not apply. */
  readonly isOperator: boolean;
  /** Timeout of one request in milliseconds. */
  readonly timeout: number;
  /** Maximum number of retries of a request that failed with a retryable error. */
  readonly retries: number;
  /** Milliseconds before the first retry; each later wait is twice as long. */
  readonly firstWait?: number | undefined;
}

/** Options of one request; {@link PoliteClient.get} explains each. */
interface RequestOptions {
  readonly accept: string;
  readonly asPerson: boolean;
  readonly limit: BodyLimit;
  readonly isProbe: boolean;
  readonly finalStatus?: number | undefined;
  readonly isCostly: boolean;
}

/**
 * Sends requests to each host one at a time, obeys its robots.txt, and identifies itself in the User-Agent.
 * Retries failed requests where that can help: after the time in `Retry-After`, else after waits that double
 * (RFC 9110, section 10.2.3; RFC 6585, section 4).
 */
export class PoliteClient {
  readonly #hosts = new Map<string, Promise<{ rules: RobotRules; queue: PQueue }>>();
  /** URLs without queries of the interfaces that have responded, such as that of OAI-PMH or of searches. */
  readonly #interfaces = new Set<string>();
  readonly #userAgent: string;
  readonly #options: PoliteClientOptions;
  readonly #context: { readonly reporter: Reporter; readonly signal: AbortSignal };

  constructor(
    options: PoliteClientOptions,
    context: { readonly reporter: Reporter; readonly signal: AbortSignal },
  ) {
    this.#options = options;
    this.#context = context;
    this.#userAgent = writeUserAgent(options.contact);
  }

  /** Timeout of one request in milliseconds. */
  get timeout(): number {
    return this.#options.timeout;
  }

  /** Whether the host's robots.txt allows this program to request a URL. */
  async isAllowed(url: string): Promise<boolean> {
    return this.#options.isOperator || (await this.#openHost(url)).rules.isAllowed(url);
  }

  /**
   * Requests a URL and follows redirects; each host's robots.txt and delay apply to its own requests.
   * @param accept media types, in the form of the header `Accept`
   * @param options `asPerson`: whether a person requested exactly this URL, so that robots.txt does not
   *   apply; `limit`: maximum length of the response, by default that of a long page of records; `isProbe`:
   *   whether the URL is a guess, so that a 404, and a 5xx without `Retry-After`, cause no retry;
   *   `finalStatus`: a status that causes no retry; `isCostly`: whether the response is so much work for the
   *   server that a timeout, also that of a proxy (504), causes no retry
   * @throws CommandError `EXIT.refused` where robots.txt forbids the request; `EXIT.unreadable` where the
   *   response is longer than the limit
   * @throws RedirectError where redirects lead to no response
   * @throws HttpError, ConnectionError, when retries did not help
   */
  async get(
    url: string,
    accept: string,
    {
      asPerson = false,
      limit = PAGE_LIMIT,
      isProbe = false,
      finalStatus,
      isCostly = false,
    }: Partial<RequestOptions> = {},
  ): Promise<SuccessfulResponse> {
    const options = { accept, asPerson, limit, isProbe, finalStatus, isCostly };
    return followRedirects(url, (at) => this.#enqueue(at, options));
  }

  /*
   * Each redirect waits in the queue of its own host after the request before has left its queue: two queues
   * that wait for each other would wait forever.
   */
  async #enqueue(
    url: string,
    { accept, asPerson, limit, ...retrying }: RequestOptions,
  ): Promise<SuccessfulResponse | Redirect> {
    const { rules, queue } = await this.#openHost(url);
    if (!asPerson && !this.#options.isOperator && !rules.isAllowed(url)) {
      throw refuseByRobots(url, rules);
    }
    // The signal removes waiting requests from the queue too: with a delay, they may wait for minutes.
    const { signal } = this.#context;
    const request = () => queue.add(() => this.#send(url, accept, limit), { signal });
    return this.#retry(request, retrying);
  }

  #openHost(url: string) {
    const { origin } = new URL(url);
    const known = this.#hosts.get(origin) ?? this.#readHost(origin);
    this.#hosts.set(origin, known);
    return known;
  }

  async #readHost(origin: string) {
    const request = (url: string) =>
      this.#retry(() => this.#send(url, 'text/plain', ROBOTS_LIMIT), { maxRetries: MAX_FIRST_RETRIES });
    // No robots.txt restricts requests for robots.txt itself (RFC 9309, section 2.2.2), or its redirects
    // (section 2.3.1.2).
    const rules = await readRobots(origin, PRODUCT, (url) => followRedirects(url, request));
    const proxy = chooseProxy(origin);
    if (proxy)
      this.#context.reporter.note(
        `Requests to ${origin} go through the proxy ${proxy.host} (variable ${proxy.variable}).`,
      );
    const seconds = this.#options.delay ?? (this.#options.isOperator ? 0 : rules.crawlDelay);
    if (seconds >= 1)
      this.#context.reporter.note(`Waiting ${formatDuration(seconds)} between requests to ${origin}.`);
    const pace = seconds ? { interval: seconds * 1_000, intervalCap: 1, strict: true } : {};
    return { rules, queue: new PQueue({ concurrency: 1, ...pace }) };
  }

  async #send(url: string, accept: string, limit: BodyLimit): Promise<SuccessfulResponse | Redirect> {
    const response = await sendRequest(url, {
      headers: { accept, 'user-agent': this.#userAgent },
      limit,
      timeoutSignal: AbortSignal.timeout(this.#options.timeout),
      signal: this.#context.signal,
    });
    if ('target' in response) return response;
    // Without a query, the URL is that of a single file or record, which may be gone.
    const [path = '', query] = url.split('?');
    const read = readResponse(response, this.#interfaces.has(path));
    if (query !== undefined) this.#interfaces.add(path);
    return read;
  }

  #retry(
    request: () => Promise<SuccessfulResponse | Redirect>,
    {
      maxRetries = Infinity,
      isProbe = false,
      finalStatus,
      isCostly = false,
    }: { maxRetries?: number } & Partial<Pick<RequestOptions, 'isProbe' | 'finalStatus' | 'isCostly'>>,
  ): Promise<SuccessfulResponse | Redirect> {
    const { reporter, signal } = this.#context;
    const { retries, firstWait = FIRST_WAIT } = this.#options;
    const isFinal = (error: Error) =>
      !isTransient(error) ||
      (isProbe && (isFault(error) || isNotFound(error))) ||
      (isCostly && isTimeout(error)) ||
      (error instanceof HttpError && error.status === finalStatus);
    return pRetry(request, {
      retries: Math.min(retries, maxRetries),
      // `onFailedAttempt` waits instead of p-retry, which would add its own wait to that.
      minTimeout: 0,
      signal,
      shouldRetry: ({ error }) => !isFinal(error),
      onFailedAttempt: async ({ error, retriesConsumed, retriesLeft }) => {
        if (isFinal(error) || !retriesLeft) return;
        reporter.note(`${error.message} Retries left: ${retriesLeft}.`);
        const wait = readServerWait(error) || chooseBackOff(firstWait, retriesConsumed);
        await sleep(wait, undefined, { signal });
      },
    });
  }
}

/**
 * Reads the wait that a server sets in `Retry-After`.
 * @returns milliseconds; 0 where the response has no `Retry-After`, or its time is over
 * @throws CommandError where the wait is longer than {@link MAX_WAIT}
 */
function readServerWait(error: Error): number {
  if (!(error instanceof HttpError)) return 0;
  const wait = readRetryAfter(error.retryAfter) ?? 0;
  if (wait > MAX_WAIT) throw refuseLongWait(error, wait);
  return wait;
}

/*
 * The wait doubles with each retry. The random part, up to the same length again, keeps many programs from
 * retrying at once.
 */
function chooseBackOff(firstWait: number, retry: number): number {
  return firstWait * 2 ** retry * (1 + Math.random());
}

function refuseByRobots(url: string, { fault }: RobotRules): CommandError {
  const { origin } = new URL(url);
  const reason = fault
    ? `${origin}/robots.txt responds with status ${fault}, and programs must not request ${url} until they can read robots.txt (RFC 9309): run the same command again later`
    : `${origin}/robots.txt does not allow programs to read ${url}: contact its administrators`;
  return new CommandError(`${reason}, or add --ignore-robots if the repository is yours.`, EXIT.refused);
}

function isTransient(error: Error): error is HttpError | ConnectionError {
  return (error instanceof HttpError || error instanceof ConnectionError) && error.isRetryable;
}

function isFault(error: Error): boolean {
  return error instanceof HttpError && error.status >= 500 && !error.retryAfter;
}

function isNotFound(error: Error): boolean {
  return error instanceof HttpError && error.status === 404;
}

function isTimeout(error: Error): boolean {
  if (error instanceof ConnectionError) return error.isTimeout;
  return error instanceof HttpError && error.status === 504 && !error.retryAfter;
}

function refuseLongWait({ url, status }: HttpError, wait: number): CommandError {
  return new CommandError(
    `${url} responds with status ${status} and asks to retry after ${formatDuration(wait / 1_000)}: run the same command again after that to resume.`,
    EXIT.unreachable,
  );
}
