import { readFileSync } from 'node:fs';
import type { HalfSipHash } from './half-sip-hash.js';

const LIST = new URL('../../../../../data/counter-robots.json', import.meta.url);

/** Characters of an agent that are looked at: browsers need 300, and patterns take their time with 30,000. */
const MAX_AGENT_LENGTH = 2_000;

/** Agents that are remembered; a power of two. A busy repository meets some ten thousand in a year. */
const SLOTS = 1 << 16;

/**
 * Reads the COUNTER list of robots (feed-tool/data/README.md).
 * @returns one expression of all patterns, matched anywhere and without regard to case, as the list asks.
 *   An empty agent and one of one character match: the list has `^.?$`
 */
export function readRobots(): RegExp {
  const { patterns } = JSON.parse(readFileSync(LIST, 'utf8')) as { patterns: readonly string[] };
  return new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'i');
}

/** Tells robots by their agent, and remembers: a log names few agents many times. */
export class RobotFilter {
  /**
   * Two words of hash a slot. A new agent takes the slot of an old one, so that a log of invented agents
   * fills no memory.
   */
  private readonly hashes = new Int32Array(2 * SLOTS);
  /** 0: free, 1: reader, 2: robot. */
  private readonly verdicts = new Uint8Array(SLOTS);

  constructor(
    private readonly robots: { test(agent: string): boolean },
    private readonly hasher: HalfSipHash,
  ) {}

  /** Says whether an agent is a robot; leaves its hash in the hasher. */
  isRobot(bytes: Buffer, from: number, to: number): boolean {
    const { hasher, hashes, verdicts } = this;
    hasher.hash(bytes, from, to);
    const { low, high } = hasher;
    const slot = low & (SLOTS - 1);
    if (verdicts[slot] !== 0 && hashes[2 * slot] === low && hashes[2 * slot + 1] === high)
      return verdicts[slot] === 2;
    const isRobot = this.robots.test(bytes.toString('utf8', from, Math.min(to, from + MAX_AGENT_LENGTH)));
    hashes[2 * slot] = low;
    hashes[2 * slot + 1] = high;
    verdicts[slot] = isRobot ? 2 : 1;
    return isRobot;
  }
}
