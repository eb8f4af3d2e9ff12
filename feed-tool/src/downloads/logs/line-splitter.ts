const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/**
 * Maximum number of bytes in a line. Servers reject shorter requests than that (Apache, `LimitRequestLine`;
 * nginx, `large_client_header_buffers`).
 */
const MAX_LINE_LENGTH = 1 << 15;

const TOO_LONG = 'the line is longer than 32 KB';

/** Receives the lines of a log that are not empty. */
export interface LineHandler {
  /**
   * Handles a line.
   * @param from offset of the line in the bytes
   * @param to offset of its end, without the line break
   * @param number of the line in the log, from 1 on; empty lines count too
   */
  handleLine(bytes: Buffer, from: number, to: number, number: number): void;
  /** Handles a line that can't be read, for a reason. */
  rejectLine(number: number, reason: string): void;
}

/** Splits chunks of text into lines. Copies only the lines that are parts of two chunks. */
export class LineSplitter {
  #rest = Buffer.alloc(0);
  #isSkipping = false;
  #number = 0;
  readonly #handler: LineHandler;

  constructor(handler: LineHandler) {
    this.#handler = handler;
  }

  /** Adds the next chunk. */
  add(chunk: Buffer): void {
    let from = 0;
    if (this.#rest.length > 0 || this.#isSkipping) {
      const end = chunk.indexOf(LINE_FEED);
      this.#keep(end < 0 ? chunk : chunk.subarray(0, end));
      if (end < 0) return;
      this.finish();
      from = end + 1;
    }
    for (let end = chunk.indexOf(LINE_FEED, from); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      this.#passLine(chunk, from, end);
      from = end + 1;
    }
    this.#keep(chunk.subarray(from));
  }

  /** Ends the current line. The last line of a file may have no line break. */
  finish(): void {
    if (this.#isSkipping) this.#handler.rejectLine(++this.#number, TOO_LONG);
    else if (this.#rest.length > 0) this.#passLine(this.#rest, 0, this.#rest.length);
    this.#isSkipping = false;
    this.#rest = Buffer.alloc(0);
  }

  #keep(part: Buffer): void {
    if (this.#isSkipping || part.length === 0) return;
    this.#isSkipping = this.#rest.length + part.length > MAX_LINE_LENGTH;
    this.#rest = this.#isSkipping ? Buffer.alloc(0) : Buffer.concat([this.#rest, part]);
  }

  #passLine(bytes: Buffer, from: number, end: number): void {
    const to = bytes[end - 1] === CARRIAGE_RETURN && end > from ? end - 1 : end;
    this.#number++;
    if (to - from > MAX_LINE_LENGTH) this.#handler.rejectLine(this.#number, TOO_LONG);
    else if (to > from) this.#handler.handleLine(bytes, from, to, this.#number);
  }
}
