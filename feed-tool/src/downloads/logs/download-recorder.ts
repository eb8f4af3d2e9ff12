import type { Reporter } from '../../report/reporter.js';
import type { CoDownloadFacts } from '../co-downloads.js';
import type { PartitionWriter } from '../partitions/partition-files.js';

/** Broken lines that are told of one by one. */
const TOLD = 3;

/** Lines after which a file of which nothing could be read is given up. */
const ENOUGH = 10_000;

/** Where reading stands in the log at hand. */
interface FileTally {
  readonly name: string;
  understood: number;
  broken: number;
  problem: string;
}

/** Writes down the downloads of all logs, and counts what is none. */
export class DownloadRecorder {
  /** The log at hand. */
  file: FileTally = { name: '', understood: 0, broken: 0, problem: '' };

  /** @param period first and last second that count, since 1970 */
  constructor(
    readonly facts: CoDownloadFacts,
    private readonly rows: PartitionWriter,
    private readonly period: { readonly from: number; readonly until: number },
    private readonly reporter: Reporter,
  ) {}

  /** Says whether nothing of the log could be read, though there was enough. */
  get isHopeless(): boolean {
    return this.file.understood === 0 && this.file.broken >= ENOUGH;
  }

  /** Begins a log. */
  beginFile(name: string): void {
    this.facts.files++;
    this.file = { name, understood: 0, broken: 0, problem: '' };
  }

  /** Counts broken lines; the first ones are told, without what is in them: that may be someone's address. */
  refuse(line: number, problem: string, lines = 1): void {
    const { facts, file } = this;
    facts.lines += lines;
    facts.broken += lines;
    file.broken += lines;
    file.problem ||= problem;
    if (facts.broken - lines < TOLD) this.reporter.warn(`${file.name}, line ${line}: not read, ${problem}.`);
  }

  /** Says whether a time, seconds since 1970, counts, and counts it if not. */
  isInPeriod(time: number): boolean {
    const isIn = time >= this.period.from && time <= this.period.until;
    if (!isIn) this.facts.outsidePeriod++;
    return isIn;
  }

  /**
   * Writes a download down.
   * @param low first word of the visitor's hash
   * @param high second word of it
   * @param time seconds since 1970
   * @param item its place
   */
  record(low: number, high: number, time: number, item: number): void {
    this.rows.add(low, low, high, time, item);
  }
}
