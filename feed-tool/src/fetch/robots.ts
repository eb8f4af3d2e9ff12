import parser from 'robots-parser';
import { RedirectError } from './follow-redirects.js';
import { HttpError } from './http-error.js';
import type { Answer } from './read-answer.js';
import type { BodyLimit } from './read-body.js';

/** What the robots.txt of a host asks of this program. */
export interface RobotRules {
  isAllowed(url: string): boolean;
  /** Seconds between two requests; 0 where none are asked for. */
  readonly crawlDelay: number;
  /** Status of a faulty server in place of robots.txt, for which all is forbidden. */
  readonly fault?: number | undefined;
}

/* The package is CommonJS: its only export is the function, which its types call `default`. */
const parseRobots = parser as unknown as typeof parser.default;

/** Longest delay in seconds that is kept: a longer one is taken for a mistake. */
const MAX_DELAY = 300;

/** How much of a robots.txt is read: 500 KiB, the least that RFC 9309 allows (section 2.5). */
export const ROBOTS_LIMIT: BodyLimit = { bytes: 512_000 };

/**
 * Reads a host's robots.txt (RFC 9309). One that is not there allows everything; one that can't be had for a
 * fault of the server forbids everything (section 2.3.1.4).
 * @param origin of the host
 * @param agent name of this program in robots.txt
 * @param ask gets an address, or where it redirects to, as far as `ROBOTS_LIMIT` goes
 * @throws whatever `ask` throws, but for statuses
 */
export async function readRobots(
  origin: string,
  agent: string,
  ask: (url: string) => Promise<Answer>,
): Promise<RobotRules> {
  const url = `${origin}/robots.txt`;
  try {
    const { type, body } = await ask(url);
    // A user interface that answers every address with its page has no robots.txt.
    const rules = parseRobots(url, type === 'text/html' ? '' : readWholeLines(body));
    return {
      isAllowed: (address) => rules.isAllowed(address, agent) !== false,
      crawlDelay: Math.min(rules.getCrawlDelay(agent) ?? 0, MAX_DELAY),
    };
  } catch (error) {
    // As if there were none (section 2.3.1.2).
    if (error instanceof RedirectError && error.isEndless) return { isAllowed: () => true, crawlDelay: 0 };
    if (!(error instanceof HttpError)) throw error;
    const isMissing = error.status < 500 && error.status !== 429;
    return { isAllowed: () => isMissing, crawlDelay: 0, fault: isMissing ? undefined : error.status };
  }
}

/* Half a line is another rule: `Disallow: /` of `Disallow: /private`. */
function readWholeLines(body: Buffer): string {
  const isCut = body.length >= ROBOTS_LIMIT.bytes;
  return body.toString('utf8', 0, isCut ? body.lastIndexOf('\n') + 1 : undefined);
}
