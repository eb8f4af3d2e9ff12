import { createHash } from 'node:crypto';
import { closeSync, fsync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { FileFacts } from '../feed/manifest.js';

const syncToDisk = promisify(fsync);
/** Number of bytes that are written or compared at once. */
const CHUNK = 64 * 1_024;
/** Maximum number of bytes of a character in UTF-8, for each of its units in UTF-16. */
const MAX_WIDTH = 3;
/** The time of publication is in this many bytes at the beginning of a feed's file. */
const HEAD = 4_096;
const TIME = /"updated": ?"([^"]+)"/;

/** A file that is written piece by piece, so that a large one takes little memory. */
export class DraftFile {
  readonly #file: number;
  readonly #hash = createHash('sha256');
  readonly #buffer = Buffer.allocUnsafe(CHUNK);
  #filled = 0;
  #bytes = 0;

  /** Creates the file, and the folders that it needs. */
  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'w');
  }

  /** Adds text at the end. */
  write(text: string): void {
    const size = text.length * MAX_WIDTH;
    if (this.#filled + size > CHUNK) this.#flush();
    if (size > CHUNK) this.#writeBytes(Buffer.from(text));
    else this.#filled += this.#buffer.write(text, this.#filled);
  }

  /**
   * Closes the file.
   * @param options `isDurable`: whether to wait until the disk has it
   * @throws errors of the file system
   */
  async end({ isDurable = true } = {}): Promise<FileFacts> {
    try {
      this.#flush();
      if (isDurable) await syncToDisk(this.#file);
    } finally {
      closeSync(this.#file);
    }
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  #flush(): void {
    this.#writeBytes(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #writeBytes(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length;) written += writeSync(this.#file, bytes, written);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
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
