import { readFileSync } from 'node:fs';
import type { HalfSipHash } from '../../hash/half-sip-hash.js';

const LIST = new URL('../../../../../data/counter-robots.json', import.meta.url);

/** Maximum number of characters to match. Browsers send up to 300; the patterns are slow on 30,000. */
const MAX_AGENT_LENGTH = 2_000;

/** Number of cached user agents; a power of two. A busy repository has some ten thousand in a year. */
const SLOTS = 1 << 16;

/**
 * Reads the COUNTER list of robots (feed-tool/data/README.md).
 * @returns one case-insensitive expression with all patterns, which match any part of a user agent, as the
 *   list requires. It also matches a user agent of one character or none, because the list has `^.?$`
 */
export function readRobots(): RegExp {
  const { patterns } = JSON.parse(readFileSync(LIST, 'utf8')) as { patterns: readonly string[] };
  return new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'i');
}

/** Finds robots by their user agents, and caches the results: a log has few different user agents. */
export class RobotFilter {
  /**
   * The two words of the hash in each slot. A new user agent replaces the one in its slot, so that a log with
   * many invented user agents does not fill the memory.
   */
  readonly #hashes = new Int32Array(2 * SLOTS);
  /** By slot: 0 for a free slot, 1 for a reader, 2 for a robot. */
  readonly #kinds = new Uint8Array(SLOTS);
  readonly #robots: { test(agent: string): boolean };
  readonly #hasher: HalfSipHash;

  constructor(robots: { test(agent: string): boolean }, hasher: HalfSipHash) {
    this.#robots = robots;
    this.#hasher = hasher;
  }

  /** Whether a user agent is a robot. Afterwards, the hasher has the hash of the user agent. */
  isRobot(bytes: Buffer, from: number, to: number): boolean {
    const hasher = this.#hasher;
    const hashes = this.#hashes;
    const kinds = this.#kinds;
    hasher.hash(bytes, from, to);
    const { low, high } = hasher;
    const slot = low & (SLOTS - 1);
    if (kinds[slot] !== 0 && hashes[2 * slot] === low && hashes[2 * slot + 1] === high)
      return kinds[slot] === 2;
    const isRobot = this.#robots.test(bytes.toString('utf8', from, Math.min(to, from + MAX_AGENT_LENGTH)));
    hashes[2 * slot] = low;
    hashes[2 * slot + 1] = high;
    kinds[slot] = isRobot ? 2 : 1;
    return isRobot;
  }
}
