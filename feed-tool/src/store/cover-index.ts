import type { Level } from './level.js';
import { withStoreErrors } from './store-errors.js';

/** Maps covers to the files of their copies. The key of a cover is its URL and the width of the copy. */
export class CoverIndex {
  readonly #level: Level;
  readonly #folder: string;

  constructor(level: Level, folder: string) {
    this.#level = level;
    this.#folder = folder;
  }

  /** Returns the name of the file; empty: the URL has no image; `undefined`: not requested yet. */
  read(key: string): Promise<string | undefined> {
    return this.#level.get(key) as Promise<string | undefined>;
  }

  /** Saves the name of the file; empty: the URL has no image. */
  save(key: string, file: string): Promise<void> {
    return withStoreErrors(this.#level.put(key, file), this.#folder);
  }

  /** Deletes the covers for which a function returns true. */
  async forget(isUnwanted: (key: string, file: string) => boolean): Promise<void> {
    for await (const [key, file] of this.#level.iterator() as AsyncIterable<[string, string]>) {
      if (isUnwanted(key, file)) await withStoreErrors(this.#level.del(key), this.#folder);
    }
  }
}
