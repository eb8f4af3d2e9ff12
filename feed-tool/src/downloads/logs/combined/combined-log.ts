import type { ItemIndex } from '../../identifiers/item-index.js';
import type { HalfSipHash } from '../../../hash/half-sip-hash.js';
import type { RobotFilter } from '../../visitors/robots.js';
import { MAX_ADDRESS } from '../../visitors/visitor-address.js';
import type { DownloadRecorder } from '../download-recorder.js';
import type { LineHandler } from '../line-splitter.js';
import { findDownload } from './find-download.js';
import { createLogLine, parseLine } from './parse-line.js';

/** Bytes of a hash. */
const HASH_LENGTH = 8;

/** Finds downloads in lines of the combined log format. */
export class CombinedLog implements LineHandler {
  readonly #line = createLogLine();
  /** Bytes that identify a visitor: the hash of the user agent, then the address. */
  readonly #visitor = new Uint8Array(HASH_LENGTH + MAX_ADDRESS);
  readonly #items: ItemIndex;
  readonly #robots: RobotFilter;
  readonly #hasher: HalfSipHash;
  readonly #recorder: DownloadRecorder;

  constructor(items: ItemIndex, robots: RobotFilter, hasher: HalfSipHash, recorder: DownloadRecorder) {
    this.#items = items;
    this.#robots = robots;
    this.#hasher = hasher;
    this.#recorder = recorder;
  }

  /** Records the download of a line, or counts the line among those that are not downloads. */
  handleLine(bytes: Buffer, from: number, to: number, number: number): void {
    const line = this.#line;
    const recorder = this.#recorder;
    const hasher = this.#hasher;
    const { facts } = recorder;
    const problem = parseLine(bytes, from, to, line);
    if (problem !== undefined) {
      recorder.reject(number, problem);
      return;
    }
    facts.lines++;
    recorder.file.readable++;
    // 206 is a part of a file: viewers in the browser load files in parts, and these count as double clicks.
    // A response 304 has no content.
    const wasSent = line.status === 200 || line.status === 206;
    const file = wasSent ? findDownload(bytes, line.requestFrom, line.requestTo) : undefined;
    if (file === undefined) {
      facts.notDownloads++;
      return;
    }
    if (!recorder.isInPeriod(line.time)) return;
    if (this.#robots.isRobot(bytes, line.agentFrom, line.agentTo)) {
      facts.robots++;
      return;
    }
    const item = typeof file === 'number' ? this.#items.findByUuid(bytes, file) : this.#items.find(file);
    if (item < 0) {
      facts.unknownItems++;
      return;
    }
    this.#hashVisitor();
    recorder.record(hasher.low, hasher.high, line.time, item);
  }

  /** Counts a line that can't be read. */
  rejectLine(number: number, reason: string): void {
    this.#recorder.reject(number, reason);
  }

  /** Hashes the user agent and the address. The hasher already has the hash of the user agent. */
  #hashVisitor(): void {
    const visitor = this.#visitor;
    const hasher = this.#hasher;
    const { bytes, length } = this.#line.address;
    for (let index = 0; index < 4; index++) {
      visitor[index] = hasher.low >>> (8 * index);
      visitor[4 + index] = hasher.high >>> (8 * index);
    }
    for (let index = 0; index < length; index++) visitor[HASH_LENGTH + index] = bytes[index]!;
    hasher.hash(visitor, 0, HASH_LENGTH + length);
  }
}
