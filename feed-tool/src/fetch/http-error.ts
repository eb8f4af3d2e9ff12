import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

const RESTART_ADVICE =
  'it responded to earlier requests of this run, so the server may be restarting; run the same command again later to resume';

/** A response with an error status. */
export class HttpError extends CommandError {
  constructor(
    readonly url: string,
    readonly status: number,
    /** Media type of the response, without parameters. */
    readonly type: string,
    /** The header `Retry-After`, not parsed. */
    readonly retryAfter: string | undefined,
    /** Whether the same interface responded to an earlier request of this run. */
    readonly hasResponded = false,
  ) {
    const suffix = type === 'text/html' ? ' and an HTML page' : '';
    const advice = status === 404 && hasResponded ? RESTART_ADVICE : adviseOn(status, type);
    super(`${url} responds with status ${status}${suffix}: ${advice}.`, EXIT.unreachable);
  }

  /**
   * Whether a retry may succeed: after timeouts, rate limits and server errors, but not after other statuses.
   * An interface that responded before does not exist while its web application restarts.
   */
  get isRetryable(): boolean {
    const { status } = this;
    if (status === 404) return this.hasResponded;
    // 501 and 505 mean that the server does not support the request at all.
    return (status >= 500 && status !== 501 && status !== 505) || status === 429 || status === 408;
  }
}

function adviseOn(status: number, type: string): string {
  if (status === 401)
    return 'it requires a sign-in, but fao-feed can read only public records; contact its administrator';
  if (status === 403 && type === 'text/html') {
    return 'a proxy in front of the repository blocks this program; identify yourself with --contact, or contact the administrator of the repository';
  }
  if (status === 403)
    return 'the repository does not allow the public to read this; contact its administrator';
  if (status === 404 || status === 410) return 'there is nothing at this URL; check --from';
  if (status === 429)
    return 'it receives too many requests; wait, then run the same command again with a longer --delay to resume';
  if (status >= 500) return 'the server has a fault; run the same command again later to resume';
  return 'check the URL and the options';
}
