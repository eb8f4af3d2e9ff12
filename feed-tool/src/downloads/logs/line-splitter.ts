const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/**
 * Bytes of a line that is read: servers refuse requests long before (Apache, `LimitRequestLine`; nginx,
 * `large_client_header_buffers`).
 */
const MAX_LINE_LENGTH = 1 << 15;

const TOO_LONG = 'it is longer than 32 KB';

/**
 * Takes lines: bytes from an offset to another, ends excluded; or why a line can't be given. Empty lines are
 * left out.
 */
export interface LineTaker {
  takeLine(bytes: Buffer, from: number, to: number, number: number): void;
  refuseLine(number: number, reason: string): void;
}

/** Splits chunks of text into lines, without a copy but where a line spans two chunks. */
export class LineSplitter {
  private rest = Buffer.alloc(0);
  private isSkipping = false;
  private number = 0;

  constructor(private readonly taker: LineTaker) {}

  /** Takes the next chunk. */
  take(chunk: Buffer): void {
    let from = 0;
    if (this.rest.length > 0 || this.isSkipping) {
      const end = chunk.indexOf(LINE_FEED);
      this.keep(end < 0 ? chunk : chunk.subarray(0, end));
      if (end < 0) return;
      this.finish();
      from = end + 1;
    }
    for (let end = chunk.indexOf(LINE_FEED, from); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      this.pass(chunk, from, end);
      from = end + 1;
    }
    this.keep(chunk.subarray(from));
  }

  /** Takes what was begun as a line: the last of a file may lack its end. */
  finish(): void {
    if (this.isSkipping) this.taker.refuseLine(++this.number, TOO_LONG);
    else if (this.rest.length > 0) this.pass(this.rest, 0, this.rest.length);
    this.isSkipping = false;
    this.rest = Buffer.alloc(0);
  }

  private keep(part: Buffer): void {
    if (this.isSkipping || part.length === 0) return;
    this.isSkipping = this.rest.length + part.length > MAX_LINE_LENGTH;
    this.rest = this.isSkipping ? Buffer.alloc(0) : Buffer.concat([this.rest, part]);
  }

  private pass(bytes: Buffer, from: number, end: number): void {
    const to = bytes[end - 1] === CARRIAGE_RETURN && end > from ? end - 1 : end;
    this.number++;
    if (to - from > MAX_LINE_LENGTH) this.taker.refuseLine(this.number, TOO_LONG);
    else if (to > from) this.taker.takeLine(bytes, from, to, this.number);
  }
}
