import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { readRetryAfter } from '../../../src/core/retry-after.js';
import { CommandError } from '../report/command-error.js';
import { formatDuration } from '../report/durations.js';
import { EXIT } from '../report/exit-codes.js';
import type { Reporter } from '../report/reporter.js';
import { ConnectionError } from './connection-error.js';
import { followRedirects } from './follow-redirects.js';
import { HttpError } from './http-error.js';
import { readAnswer, type Answer } from './read-answer.js';
import type { BodyLimit } from './read-body.js';
import { readRobots, ROBOTS_LIMIT, type RobotRules } from './robots.js';
import { sendRequest, type Redirect } from './send-request.js';
import { PRODUCT, writeUserAgent } from './user-agent.js';

/** Milliseconds before the first of several further tries. */
const FIRST_WAIT = 1_000;
/** Most further tries of the first request to a host: an address that is mistyped does not heal. */
const MAX_FIRST_RETRIES = 2;
/**
 * Longest wait in milliseconds that a server may ask for: after more, another run is better than one that
 * sleeps.
 */
const MAX_WAIT = 900_000;

/** Much more than a page of records has: 100 of them, with abstracts and files, are a few MB. */
const PAGE_LIMIT: BodyLimit = {
  bytes: 64_000_000,
  hint: 'No page of records is that long: check --from, or ask the repository’s administrator.',
};

/** How a repository is asked. */
export interface PoliteClientOptions {
  /** Address of a person, for the repository's administrators. */
  readonly contact?: string | undefined;
  /** Seconds between two requests; absent: what robots.txt asks for. */
  readonly delay?: number | undefined;
  /** Whether this program runs for the repository itself, which robots.txt is not meant for. */
  readonly isOperator: boolean;
  /** Milliseconds one request may take. */
  readonly timeout: number;
  /** Most further tries of a request that failed for a reason that heals. */
  readonly retries: number;
  /** Milliseconds before the first further try; each wait is twice as long as the one before. */
  readonly firstWait?: number | undefined;
}

/** How one address is read; `PoliteClient.get` explains each. */
interface RequestOptions {
  readonly accept: string;
  readonly asPerson: boolean;
  readonly limit: BodyLimit;
  readonly isProbe: boolean;
  readonly finalStatus?: number | undefined;
}

/**
 * Asks servers one request at a time, as their robots.txt wants it, under an honest name, and again where
 * that can help: after the time that `Retry-After` names, else after waits that double (RFC 9110, section
 * 10.2.3; RFC 6585, section 4).
 */
export class PoliteClient {
  private readonly hosts = new Map<string, Promise<{ rules: RobotRules; queue: PQueue }>>();
  private readonly userAgent: string;

  constructor(
    private readonly options: PoliteClientOptions,
    private readonly context: { readonly reporter: Reporter; readonly signal: AbortSignal },
  ) {
    this.userAgent = writeUserAgent(options.contact);
  }

  /** Whether the host's robots.txt lets this program read an address. */
  async isAllowed(url: string): Promise<boolean> {
    return this.options.isOperator || (await this.openHost(url)).rules.isAllowed(url);
  }

  /**
   * Gets what is at an address, or where that redirects to: each host by its own robots.txt and at its own
   * pace.
   * @param accept media types, as the header `Accept` has them
   * @param options `asPerson`: whether a person asked for just this, whom robots.txt is not about; `limit`:
   *   how much is read, a long page of records unless told; `isProbe`: whether the address is a guess, so
   *   that a 5xx without `Retry-After` is no reason for further tries; `finalStatus`: a status that further
   *   tries do not change
   * @throws CommandError `EXIT.refused` where robots.txt forbids it; `EXIT.unreadable` where the answer is
   *   longer than the limit
   * @throws RedirectError where redirects lead nowhere
   * @throws HttpError, ConnectionError, when trying again has not helped
   */
  async get(
    url: string,
    accept: string,
    { asPerson = false, limit = PAGE_LIMIT, isProbe = false, finalStatus }: Partial<RequestOptions> = {},
  ): Promise<Answer> {
    const options = { accept, asPerson, limit, isProbe, finalStatus };
    return followRedirects(url, (at) => this.askInTurn(at, options));
  }

  /*
   * Of redirects each is asked for by itself, when the turn of the one before is over: hosts whose turns
   * waited for each other's could wait for ever.
   */
  private async askInTurn(
    url: string,
    { accept, asPerson, limit, isProbe, finalStatus }: RequestOptions,
  ): Promise<Answer | Redirect> {
    const { rules, queue } = await this.openHost(url);
    if (!asPerson && !this.options.isOperator && !rules.isAllowed(url)) {
      throw refuseToRead(url, rules);
    }
    // Whoever waits for a turn must hear of an interruption too: a turn may be minutes away.
    const { signal } = this.context;
    const ask = () => queue.add(() => this.send(url, accept, limit), { signal });
    return this.askAgain(ask, { isProbe, finalStatus });
  }

  private openHost(url: string) {
    const { origin } = new URL(url);
    const known = this.hosts.get(origin) ?? this.meetHost(origin);
    this.hosts.set(origin, known);
    return known;
  }

  private async meetHost(origin: string) {
    const ask = (url: string) =>
      this.askAgain(() => this.send(url, 'text/plain', ROBOTS_LIMIT), { most: MAX_FIRST_RETRIES });
    // Nobody's robots.txt is about robots.txt itself (RFC 9309, section 2.2.2), whoever redirects to it
    // (section 2.3.1.2).
    const rules = await readRobots(origin, PRODUCT, (url) => followRedirects(url, ask));
    const seconds = this.options.delay ?? (this.options.isOperator ? 0 : rules.crawlDelay);
    if (seconds >= 1) this.context.reporter.note(`${origin} is asked once in ${formatDuration(seconds)}.`);
    const pace = seconds ? { interval: seconds * 1_000, intervalCap: 1, strict: true } : {};
    return { rules, queue: new PQueue({ concurrency: 1, ...pace }) };
  }

  private async send(url: string, accept: string, limit: BodyLimit): Promise<Answer | Redirect> {
    const answer = await sendRequest(url, {
      headers: { accept, 'user-agent': this.userAgent },
      limit,
      late: AbortSignal.timeout(this.options.timeout),
      signal: this.context.signal,
    });
    return 'target' in answer ? answer : readAnswer(answer);
  }

  private askAgain(
    ask: () => Promise<Answer | Redirect>,
    {
      most = Infinity,
      isProbe = false,
      finalStatus,
    }: { most?: number; isProbe?: boolean; finalStatus?: number | undefined },
  ): Promise<Answer | Redirect> {
    const { reporter, signal } = this.context;
    const { retries, firstWait = FIRST_WAIT } = this.options;
    const isFinal = (error: Error) =>
      !isTransient(error) ||
      (isProbe && isFault(error)) ||
      (error instanceof HttpError && error.status === finalStatus);
    return pRetry(ask, {
      retries: Math.min(retries, most),
      // p-retry adds its own wait to whatever `onFailedAttempt` takes, so it counts the tries and does not
      // wait.
      minTimeout: 0,
      signal,
      shouldRetry: ({ error }) => !isFinal(error),
      onFailedAttempt: async ({ error, retriesConsumed, retriesLeft }) => {
        if (isFinal(error) || !retriesLeft) return;
        reporter.note(`${error.message} Further tries: ${retriesLeft}.`);
        const wait = readServerWait(error) || chooseBackOff(firstWait, retriesConsumed);
        await sleep(wait, undefined, { signal });
      },
    });
  }
}

/**
 * Reads how long a server wants this program to wait.
 * @returns milliseconds; 0 where the answer does not say, or the time is already over
 * @throws CommandError where it is longer than {@link MAX_WAIT}
 */
function readServerWait(error: Error): number {
  if (!(error instanceof HttpError)) return 0;
  const wait = readRetryAfter(error.retryAfter) ?? 0;
  if (wait > MAX_WAIT) throw tellToComeBack(error, wait);
  return wait;
}

/*
 * The wait doubles with each retry, and is up to twice as long, so that many programs do not come back at
 * once.
 */
function chooseBackOff(firstWait: number, retry: number): number {
  return firstWait * 2 ** retry * (1 + Math.random());
}

function refuseToRead(url: string, { fault }: RobotRules): CommandError {
  const { origin } = new URL(url);
  const reason = fault
    ? `${origin}/robots.txt answers ${fault}, and until it can be read, programs are to stay away (RFC 9309) from ${url}: run the same command again later`
    : `${origin}/robots.txt asks programs not to read ${url}: ask its administrators`;
  return new CommandError(`${reason}, or add --ignore-robots if the repository is yours.`, EXIT.refused);
}

function isTransient(error: Error): error is HttpError | ConnectionError {
  return (error instanceof HttpError || error instanceof ConnectionError) && error.isRetryable;
}

function isFault(error: Error): boolean {
  return error instanceof HttpError && error.status >= 500 && !error.retryAfter;
}

function tellToComeBack({ url, status }: HttpError, wait: number): CommandError {
  return new CommandError(
    `${url} answers ${status} and asks to be left in peace for ${formatDuration(wait / 1_000)}: run the same command again after that, it goes on from here.`,
    EXIT.unreachable,
  );
}
