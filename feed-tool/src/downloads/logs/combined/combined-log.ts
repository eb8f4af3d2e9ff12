import type { DownloadRecorder } from '../download-recorder.js';
import { createLinePlaces, cutLine } from './parse-line.js';
import { findDownload } from './find-download.js';
import type { HalfSipHash } from '../../visitors/half-sip-hash.js';
import type { ItemNames } from '../../identifiers/item-index.js';
import type { LineTaker } from '../line-splitter.js';
import type { RobotFilter } from '../../visitors/robots.js';
import { MAX_ADDRESS } from '../../visitors/visitor-address.js';

/** Bytes of a hash. */
const HASH = 8;

/** Finds downloads in lines of the combined log format. */
export class CombinedLog implements LineTaker {
  private readonly places = createLinePlaces();
  /** Bytes that say who a visitor is: the address and the hash of the agent. */
  private readonly visitor = new Uint8Array(HASH + MAX_ADDRESS);

  constructor(
    private readonly names: ItemNames,
    private readonly robots: RobotFilter,
    private readonly hasher: HalfSipHash,
    private readonly recorder: DownloadRecorder,
  ) {}

  /** Reads a line. */
  takeLine(bytes: Buffer, from: number, to: number, number: number): void {
    const { places, recorder, hasher } = this;
    const { facts } = recorder;
    const problem = cutLine(bytes, from, to, places);
    if (problem !== undefined) {
      recorder.refuse(number, problem);
      return;
    }
    facts.lines++;
    recorder.file.understood++;
    // 206 is a part of a file: readers in the browser fetch one so, and the parts of one reading are double
    // clicks. 304 sent nothing.
    const wasSent = places.status === 200 || places.status === 206;
    const file = wasSent ? findDownload(bytes, places.requestFrom, places.requestTo) : undefined;
    if (file === undefined) {
      facts.notDownloads++;
      return;
    }
    if (!recorder.isInPeriod(places.time)) return;
    if (this.robots.isRobot(bytes, places.agentFrom, places.agentTo)) {
      facts.robots++;
      return;
    }
    const item = typeof file === 'number' ? this.names.findUuid(bytes, file) : this.names.find(file);
    if (item < 0) {
      facts.unknownItems++;
      return;
    }
    this.hashVisitor();
    recorder.record(hasher.low, hasher.high, places.time, item);
  }

  /** Counts a line that can't be given. */
  refuseLine(number: number, reason: string): void {
    this.recorder.refuse(number, reason);
  }

  /** Hashes address and agent, of which the hasher has the hash already. */
  private hashVisitor(): void {
    const { visitor, hasher } = this;
    const { bytes, length } = this.places.address;
    for (let place = 0; place < 4; place++) {
      visitor[place] = hasher.low >>> (8 * place);
      visitor[4 + place] = hasher.high >>> (8 * place);
    }
    for (let place = 0; place < length; place++) visitor[HASH + place] = bytes[place]!;
    hasher.hash(visitor, 0, HASH + length);
  }
}
