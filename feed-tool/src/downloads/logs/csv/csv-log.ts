import { parse } from 'csv-parse';
import type { CsvError, Parser } from 'csv-parse';
import type { DownloadRecorder } from '../download-recorder.js';
import type { HalfSipHash } from '../../visitors/half-sip-hash.js';
import type { ItemNames } from '../../identifiers/item-index.js';
import { COLUMNS } from '../detect-format.js';
import { readTime } from '../../period.js';

/** Characters of a row at most. What is longer has a quote that nobody closed. */
const MAX_ROW_LENGTH = 1 << 15;

/** Bytes that are parsed at once, and lost where a quote is not closed. */
const PIECE = 1 << 16;

const LINE_FEED = 0x0a;

/** Finds downloads in a log in CSV (RFC 4180) with the columns `visitor`, `item` and `time`. */
export class CsvLog {
  private parser: Parser;
  private columns: readonly number[] | undefined;
  /** Lines before those of the parser at hand, and lines it has read. */
  private before = 0;
  private read = 0;
  private isLost = false;
  private failure: Error | undefined;

  constructor(
    private readonly delimiter: string,
    private readonly names: ItemNames,
    private readonly hasher: HalfSipHash,
    private readonly recorder: DownloadRecorder,
  ) {
    this.parser = this.createParser();
  }

  /** Takes the next chunk of text. */
  take(chunk: Buffer): void {
    for (let from = 0; from < chunk.length; from += PIECE) {
      let piece = chunk.subarray(from, from + PIECE);
      if (this.isLost) {
        const end = piece.indexOf(LINE_FEED);
        if (end < 0) continue;
        piece = piece.subarray(end + 1);
        this.beginAgain();
      }
      // The parser works at once and gives nothing on, so nothing piles up in it.
      this.parser.write(piece);
      if (this.failure) throw this.failure;
    }
  }

  /** Takes the end of the text. */
  async finish(): Promise<void> {
    if (!this.isLost) {
      await new Promise<void>((resolve, reject) => {
        this.parser.on('end', resolve).on('error', reject).end();
      });
    }
    if (this.failure) throw this.failure;
  }

  private createParser(): Parser {
    const parser = parse({
      delimiter: this.delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: MAX_ROW_LENGTH,
      on_record: (cells: string[], { lines }) => {
        this.takeRow(cells, this.before + lines);
        this.read = lines;
        return null;
      },
      on_skip: (error) => {
        if (error && !this.isLost) this.skip(error);
      },
    });
    parser.on('error', (error) => (this.failure = error)).resume();
    return parser;
  }

  private skip(error: CsvError): void {
    const lines = (error as CsvError & { readonly lines: number }).lines;
    this.isLost = error.code === 'CSV_MAX_RECORD_SIZE';
    const problem = this.isLost ? 'a quote is not closed' : 'its quotes are not those of CSV';
    this.recorder.refuse(this.before + this.read + 1, problem, Math.max(1, lines - this.read));
    this.read = lines;
  }

  private beginAgain(): void {
    this.parser.destroy();
    this.before += this.read;
    this.read = 0;
    this.isLost = false;
    this.parser = this.createParser();
  }

  private takeRow(cells: readonly string[], line: number): void {
    if (!this.columns) {
      const titles = cells.map((cell) => cell.trim().toLowerCase());
      this.columns = COLUMNS.map((column) => titles.indexOf(column));
      return;
    }
    const { recorder, hasher } = this;
    const [visitor = '', item = '', text = ''] = this.columns.map((column) => cells[column]?.trim());
    const time = readTime(text);
    if (!visitor || !item || time === undefined) {
      const problem =
        visitor && item ? 'its time is neither ISO 8601 nor seconds since 1970' : 'a cell is empty';
      recorder.refuse(line, problem);
      return;
    }
    recorder.facts.lines++;
    recorder.file.understood++;
    if (!recorder.isInPeriod(time)) return;
    const index = this.names.findSpelled(item);
    if (index < 0) {
      recorder.facts.unknownItems++;
      return;
    }
    const bytes = Buffer.from(visitor);
    hasher.hash(bytes, 0, bytes.length);
    recorder.record(hasher.low, hasher.high, time, index);
  }
}
