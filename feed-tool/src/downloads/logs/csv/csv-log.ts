import { parse } from 'csv-parse';
import type { CsvError, Parser } from 'csv-parse';
import type { ItemIndex } from '../../identifiers/item-index.js';
import type { HalfSipHash } from '../../../hash/half-sip-hash.js';
import { COLUMNS } from '../detect-format.js';
import type { DownloadRecorder } from '../download-recorder.js';
import { parseTime } from './parse-time.js';

/** Maximum number of characters in a row. A longer row has a quote that is not closed. */
const MAX_ROW_LENGTH = 1 << 15;

/** Maximum number of bytes to parse at a time: those after a quote that is not closed are lost. */
const MAX_INPUT = 1 << 16;

const LINE_FEED = 0x0a;

/** Finds downloads in a CSV log (RFC 4180) with the columns `visitor`, `item` and `time`. */
export class CsvLog {
  #parser: Parser;
  #columns: readonly number[] | undefined;
  /** Number of lines before those of the current parser. */
  #linesBefore = 0;
  /** Number of lines that the current parser has read. */
  #linesRead = 0;
  /** Whether a quote was not closed: the parser can't find the next row. */
  #isLost = false;
  #failure: Error | undefined;
  readonly #delimiter: string;
  readonly #items: ItemIndex;
  readonly #hasher: HalfSipHash;
  readonly #recorder: DownloadRecorder;

  constructor(delimiter: string, items: ItemIndex, hasher: HalfSipHash, recorder: DownloadRecorder) {
    this.#delimiter = delimiter;
    this.#items = items;
    this.#hasher = hasher;
    this.#recorder = recorder;
    this.#parser = this.#createParser();
  }

  /** Adds the next chunk of text. */
  add(chunk: Buffer): void {
    for (let from = 0; from < chunk.length; from += MAX_INPUT) {
      let piece = chunk.subarray(from, from + MAX_INPUT);
      if (this.#isLost) {
        const end = piece.indexOf(LINE_FEED);
        if (end < 0) continue;
        piece = piece.subarray(end + 1);
        this.#restart();
      }
      // The parser is synchronous and has no output, so nothing accumulates in it.
      this.#parser.write(piece);
      if (this.#failure) throw this.#failure;
    }
  }

  /** Ends the text. */
  async finish(): Promise<void> {
    if (!this.#isLost) {
      await new Promise<void>((resolve, reject) => {
        this.#parser.on('end', resolve).on('error', reject).end();
      });
    }
    if (this.#failure) throw this.#failure;
  }

  #createParser(): Parser {
    const parser = parse({
      delimiter: this.#delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: MAX_ROW_LENGTH,
      on_record: (cells: string[], { lines }) => {
        this.#handleRow(cells, this.#linesBefore + lines);
        this.#linesRead = lines;
        return null;
      },
      on_skip: (error) => {
        if (error && !this.#isLost) this.#rejectRow(error);
      },
    });
    parser.on('error', (error) => (this.#failure = error)).resume();
    return parser;
  }

  #rejectRow(error: CsvError): void {
    const lines = (error as CsvError & { readonly lines: number }).lines;
    this.#isLost = error.code === 'CSV_MAX_RECORD_SIZE';
    const problem = this.#isLost ? 'a quote is not closed' : 'its quotes do not follow RFC 4180';
    const first = this.#linesBefore + this.#linesRead + 1;
    this.#recorder.reject(first, problem, Math.max(1, lines - this.#linesRead));
    this.#linesRead = lines;
  }

  #restart(): void {
    this.#parser.destroy();
    this.#linesBefore += this.#linesRead;
    this.#linesRead = 0;
    this.#isLost = false;
    this.#parser = this.#createParser();
  }

  #handleRow(cells: readonly string[], line: number): void {
    if (!this.#columns) {
      const titles = cells.map((cell) => cell.trim().toLowerCase());
      this.#columns = COLUMNS.map((column) => titles.indexOf(column));
      return;
    }
    const recorder = this.#recorder;
    const hasher = this.#hasher;
    const [visitor = '', item = '', text = ''] = this.#columns.map((column) => cells[column]?.trim());
    const time = parseTime(text);
    if (!visitor || !item || time === undefined) {
      const problem =
        visitor && item ? 'its time is neither ISO 8601 nor seconds since 1970' : 'a cell is empty';
      recorder.reject(line, problem);
      return;
    }
    recorder.facts.lines++;
    recorder.file.readable++;
    if (!recorder.isInPeriod(time)) return;
    const index = this.#items.findInAnySpelling(item);
    if (index < 0) {
      recorder.facts.unknownItems++;
      return;
    }
    const bytes = Buffer.from(visitor);
    hasher.hash(bytes, 0, bytes.length);
    recorder.record(hasher.low, hasher.high, time, index);
  }
}
