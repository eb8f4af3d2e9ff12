import { TextIndex } from '../hash/text-index.js';
import type { FileFacts } from './manifest.js';

/** Number of bytes of a SHA-256. */
const HASH = 32;

/** The files of a feed with their facts, in some 120 bytes a file. */
export class FileTable {
  readonly #index = new TextIndex();
  readonly #names: string[] = [];
  readonly #sizes: number[] = [];
  #hashes = Buffer.alloc(HASH);

  /** Number of files. */
  get count(): number {
    return this.#names.length;
  }

  /** Adds a file, or replaces its facts. */
  set(name: string, { bytes, sha256 }: FileFacts): void {
    const number = this.#index.add(name, this.count);
    this.#names[number] = name;
    this.#sizes[number] = bytes;
    if (this.#hashes.length < this.count * HASH)
      this.#hashes = Buffer.concat([this.#hashes, Buffer.alloc(this.#hashes.length)]);
    this.#hashes.write(sha256, number * HASH, 'hex');
  }

  /** Returns the facts of a file; `undefined` where it is not there. */
  get(name: string): FileFacts | undefined {
    const number = this.#index.find(name);
    return number < 0 ? undefined : this.#read(number);
  }

  /** Returns all files in the order of their names. */
  *sorted(): Generator<readonly [string, FileFacts]> {
    const names = this.#names;
    const order = Uint32Array.from(names.keys()).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
    for (const number of order) yield [names[number]!, this.#read(number)];
  }

  #read(number: number): FileFacts {
    const at = number * HASH;
    return { bytes: this.#sizes[number]!, sha256: this.#hashes.toString('hex', at, at + HASH) };
  }
}
