import { createHash } from 'node:crypto';
import { closeSync, fsync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { FileFacts } from '../feed/manifest.js';

const syncToDisk = promisify(fsync);
/** Number of characters that are written, or bytes that are compared, at once. */
const CHUNK = 32 * 1_024;
/** The time of publication is in this many bytes at the beginning of a feed's file. */
const HEAD = 4_096;
const TIME = /"updated": ?"([^"]+)"/;

/** A file that is written piece by piece, so that a large one takes little memory. */
export class DraftFile {
  readonly #file: number;
  readonly #hash = createHash('sha256');
  #pieces: string[] = [];
  #waiting = 0;
  #bytes = 0;

  /** Creates the file, and the folders that it needs. */
  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'w');
  }

  /** Adds text at the end. */
  write(text: string): void {
    this.#pieces.push(text);
    this.#waiting += text.length;
    if (this.#waiting >= CHUNK) this.#flush();
  }

  /**
   * Waits until the disk has the file, and closes it.
   * @throws errors of the file system
   */
  async end(): Promise<FileFacts> {
    try {
      this.#flush();
      await syncToDisk(this.#file);
    } finally {
      closeSync(this.#file);
    }
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pieces.join(''));
    for (let written = 0; written < bytes.length;) written += writeSync(this.#file, bytes, written);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#pieces = [];
    this.#waiting = 0;
  }
}

/**
 * Whether two files of a feed differ at most in the time of publication; false where the second does not
 * exist.
 */
export function isSameButTime(path: string, other: string): boolean {
  const files: number[] = [];
  try {
    for (const one of [path, other]) files.push(openSync(one, 'r'));
    const heads = files.map((file) => read(file, 0, HEAD).toString('latin1'));
    const times = heads.map((head) => TIME.exec(head)?.[1]);
    const [time, otherTime] = times;
    if (!time || time.length !== otherTime?.length) return false;
    if (heads[0]!.replace(time, otherTime) !== heads[1]) return false;
    for (let position = HEAD; ; position += CHUNK) {
      const [bytes, others] = files.map((file) => read(file, position, CHUNK));
      if (!bytes!.equals(others!)) return false;
      if (bytes!.length < CHUNK) return true;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  } finally {
    files.forEach((file) => closeSync(file));
  }
}

function read(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let count = 0;
  for (let more = 1; more && count < length; count += more)
    more = readSync(file, buffer, count, length - count, position + count);
  return buffer.subarray(0, count);
}
