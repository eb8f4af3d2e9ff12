import type { Reporter } from '../../report/reporter.js';
import type { CoDownloadFacts } from '../co-downloads.js';
import type { PartitionWriter } from '../partitions/partition-files.js';
import type { Period } from '../period.js';

/** Maximum number of warnings about broken lines in one run. */
const MAX_WARNINGS = 3;

/** Number of broken lines without a readable one after which the command stops reading a file. */
const MAX_BROKEN_LINES = 10_000;

/** Numbers about the current log. */
interface FileCounts {
  readonly name: string;
  readable: number;
  broken: number;
  /** The problem of its first broken line, as a clause. */
  problem: string;
}

/** Records the downloads of all logs, and counts the lines that are not downloads. */
export class DownloadRecorder {
  /** Numbers about the current log. */
  file: FileCounts = { name: '', readable: 0, broken: 0, problem: '' };
  readonly #rows: PartitionWriter;
  readonly #period: Period;
  readonly #reporter: Reporter;

  constructor(
    readonly facts: CoDownloadFacts,
    rows: PartitionWriter,
    period: Period,
    reporter: Reporter,
  ) {
    this.#rows = rows;
    this.#period = period;
    this.#reporter = reporter;
  }

  /** Whether the current log has many broken lines and no readable one. */
  get isUnreadable(): boolean {
    return this.file.readable === 0 && this.file.broken >= MAX_BROKEN_LINES;
  }

  /** Starts a log. */
  beginFile(name: string): void {
    this.facts.files++;
    this.file = { name, readable: 0, broken: 0, problem: '' };
  }

  /**
   * Counts broken lines, and warns about the first ones. The warning does not quote the line: it may contain
   * a person's IP address.
   * @param line number of the first of them
   * @param problem a clause, `there is no status after the request`
   * @param lines number of broken lines
   */
  reject(line: number, problem: string, lines = 1): void {
    const { facts, file } = this;
    facts.lines += lines;
    facts.broken += lines;
    file.broken += lines;
    file.problem ||= problem;
    if (facts.broken - lines < MAX_WARNINGS)
      this.#reporter.warn(`${file.name}, line ${line}: skipped, because ${problem}.`);
  }

  /** Whether a time, in seconds since 1970, is in the period. Counts the download if it is not. */
  isInPeriod(time: number): boolean {
    const isIn = time >= this.#period.from && time <= this.#period.until;
    if (!isIn) this.facts.outsidePeriod++;
    return isIn;
  }

  /**
   * Records a download.
   * @param low first word of the visitor's hash
   * @param high second word of the hash
   * @param time seconds since 1970
   * @param item index of the item
   */
  record(low: number, high: number, time: number, item: number): void {
    this.#rows.add(low, low, high, time, item);
  }
}
