import parser from 'robots-parser';
import { RedirectError } from './follow-redirects.js';
import { HttpError } from './http-error.js';
import type { SuccessfulResponse } from './read-response.js';
import type { BodyLimit } from './read-body.js';

/** The rules in a host's robots.txt that apply to this program. */
export interface RobotRules {
  isAllowed(url: string): boolean;
  /** Seconds between two requests; 0 where the file sets no delay. */
  readonly crawlDelay: number;
  /** The 5xx or 429 status that the host returned for robots.txt, which forbids everything. */
  readonly fault?: number | undefined;
}

/* The package is CommonJS: its only export is the function, which its types call `default`. */
const parseRobots = parser as unknown as typeof parser.default;

/** Maximum delay in seconds; a longer one is treated as a mistake and shortened to this. */
const MAX_DELAY = 300;

/** Bytes of robots.txt that are read: 500 KiB, the minimum that RFC 9309 requires (section 2.5). */
export const ROBOTS_LIMIT: BodyLimit = { bytes: 512_000 };

/**
 * Reads a host's robots.txt (RFC 9309). A missing file allows everything; a server error forbids everything
 * (section 2.3.1.4).
 * @param origin of the host
 * @param agent name of this program in robots.txt
 * @param request requests a URL and follows its redirects; reads up to `ROBOTS_LIMIT`
 * @throws the errors of `request`, except HttpError and endless redirects
 */
export async function readRobots(
  origin: string,
  agent: string,
  request: (url: string) => Promise<SuccessfulResponse>,
): Promise<RobotRules> {
  const url = `${origin}/robots.txt`;
  try {
    const { type, body } = await request(url);
    // A user interface that returns its HTML page for every URL has no robots.txt.
    const rules = parseRobots(url, type === 'text/html' ? '' : readCompleteLines(body));
    return {
      isAllowed: (target) => rules.isAllowed(target, agent) !== false,
      crawlDelay: Math.min(rules.getCrawlDelay(agent) ?? 0, MAX_DELAY),
    };
  } catch (error) {
    // Treated as a missing file (section 2.3.1.2).
    if (error instanceof RedirectError && error.isEndless) return { isAllowed: () => true, crawlDelay: 0 };
    if (!(error instanceof HttpError)) throw error;
    const isMissing = error.status < 500 && error.status !== 429;
    return { isAllowed: () => isMissing, crawlDelay: 0, fault: isMissing ? undefined : error.status };
  }
}

/* Drops the last line of a truncated file: what remains of `Disallow: /private` may be `Disallow: /`. */
function readCompleteLines(body: Buffer): string {
  const isTruncated = body.length >= ROBOTS_LIMIT.bytes;
  return body.toString('utf8', 0, isTruncated ? body.lastIndexOf('\n') + 1 : undefined);
}
