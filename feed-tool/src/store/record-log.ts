import { closeSync, fdatasync, fstatSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const syncToDisk = promisify(fdatasync);
const LINE_FEED = 0x0a;
/** Number of bytes that a scan reads at once; a longer line is read in several pieces. */
const CHUNK = 256 * 1_024;

/** The place of a line in a log. */
export interface LogPlace {
  /** Number of the file. */
  readonly log: number;
  /** Position of its first byte. */
  readonly at: number;
  /** Number of its bytes, without the line feed. */
  readonly bytes: number;
}

/**
 * Lines of text in numbered files, each of which only grows: `1.jsonl`, `2.jsonl`. The caller keeps the
 * places of the lines that count; a line without a place was replaced by a later one, or is left over from an
 * interrupted run. Such a run may also leave a part of a line.
 */
export class RecordLog {
  /** File descriptors for reading, by the number of the file. */
  readonly #readers = new Map<number, number>();
  /** File descriptor of the file that grows. */
  #writer: number | undefined;
  /** Whether the file that grows may end in a part of a line. */
  #mayBeCut = true;

  /** Number of the file that grows. */
  #current: number;

  private constructor(
    readonly folder: string,
    current: number,
  ) {
    this.#current = current;
  }

  /** Opens the logs in a folder, or creates the folder. */
  static async open(folder: string): Promise<RecordLog> {
    await mkdir(folder, { recursive: true });
    const numbers = listNumbers(folder);
    return new RecordLog(folder, Math.max(1, ...numbers));
  }

  /**
   * Appends lines, and waits until the disk has them.
   * @param lines without line feeds in them
   * @returns the place of each
   * @throws errors of the file system, such as ENOSPC
   */
  async append(lines: readonly string[]): Promise<LogPlace[]> {
    if (!lines.length) return [];
    const file = (this.#writer ??= openSync(this.#locate(this.#current), 'a'));
    // After a part of a line, a line feed begins the next one.
    const start = fstatSync(file).size;
    const sizes = lines.map((line) => Buffer.byteLength(line));
    let end = this.#mayBeCut && start ? 1 : 0;
    const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size + 1, end));
    bytes[0] = LINE_FEED;
    const places = lines.map((line, index): LogPlace => {
      const at = end;
      end += bytes.write(line, at);
      bytes[end++] = LINE_FEED;
      return { log: this.#current, at: start + at, bytes: sizes[index]! };
    });
    this.#mayBeCut = true;
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    await syncToDisk(file);
    this.#mayBeCut = false;
    return places;
  }

  /** Reads a line; `undefined` where the file lacks it. */
  read({ log, at, bytes }: LogPlace): string | undefined {
    const buffer = Buffer.allocUnsafe(bytes);
    try {
      return readSync(this.#openReader(log), buffer, 0, bytes, at) === bytes
        ? buffer.toString('utf8')
        : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return undefined;
    }
  }

  /** Reads all lines with their places, also those that no longer count, in the order of the files. */
  *scan(): Generator<{ readonly place: LogPlace; readonly text: string }> {
    for (const log of listNumbers(this.folder)) yield* this.#scanFile(log);
  }

  *#scanFile(log: number): Generator<{ readonly place: LogPlace; readonly text: string }> {
    const file = this.#openReader(log);
    const chunk = Buffer.allocUnsafe(CHUNK);
    let [start, rest] = [0, Buffer.alloc(0)];
    for (let position = 0; ;) {
      const count = readSync(file, chunk, 0, CHUNK, position);
      position += count;
      const bytes = rest.length ? Buffer.concat([rest, chunk.subarray(0, count)]) : chunk.subarray(0, count);
      let at = 0;
      for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, at)) {
        const place = { log, at: start + at, bytes: end - at };
        if (end > at) yield { place, text: bytes.toString('utf8', at, end) };
        at = end + 1;
      }
      // A part of a line at the end of the file counts for nobody.
      if (!count) return;
      rest = Buffer.from(bytes.subarray(at));
      start += at;
    }
  }

  /** Returns the number of bytes of all files. */
  async measure(): Promise<number> {
    const numbers = listNumbers(this.folder);
    const sizes = await Promise.all(numbers.map(async (log) => (await stat(this.#locate(log))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Begins a further file. */
  begin(): void {
    this.#closeWriter();
    this.#current++;
  }

  /** Deletes all files but the one that grows. */
  async dropOthers(): Promise<void> {
    for (const log of listNumbers(this.folder)) {
      if (log !== this.#current) await this.#drop(log);
    }
  }

  /** Deletes all files. */
  async clear(): Promise<void> {
    this.#closeWriter();
    for (const log of listNumbers(this.folder)) await this.#drop(log);
  }

  /** Closes the files. */
  close(): void {
    this.#closeWriter();
    for (const file of this.#readers.values()) closeSync(file);
    this.#readers.clear();
  }

  #closeWriter(): void {
    if (this.#writer !== undefined) closeSync(this.#writer);
    this.#writer = undefined;
    this.#mayBeCut = true;
  }

  async #drop(log: number): Promise<void> {
    const file = this.#readers.get(log);
    if (file !== undefined) closeSync(file);
    this.#readers.delete(log);
    await rm(this.#locate(log), { force: true });
  }

  #openReader(log: number): number {
    const file = this.#readers.get(log) ?? openSync(this.#locate(log), 'r');
    this.#readers.set(log, file);
    return file;
  }

  #locate(log: number): string {
    return join(this.folder, `${log}.jsonl`);
  }
}

/* Lists the numbers of the files, ascending. */
function listNumbers(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => /^(\d+)\.jsonl$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}
