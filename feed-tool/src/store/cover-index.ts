import type { Level } from './level.js';
import { describeFailure } from './store-errors.js';

/** Which file was made of a cover. Rows are named by its address and the width. */
export class CoverIndex {
  constructor(
    private readonly level: Level,
    private readonly folder: string,
  ) {}

  /** Name of the file; empty: there is no picture to be had; `undefined`: not looked for yet. */
  read(name: string): Promise<string | undefined> {
    return this.level.get(name) as Promise<string | undefined>;
  }

  save(name: string, file: string): Promise<void> {
    return describeFailure(this.level.put(name, file), this.folder);
  }

  /** Forgets some rows. */
  async forget(isUnwanted: (name: string, file: string) => boolean): Promise<void> {
    for await (const [name, file] of this.level.iterator() as AsyncIterable<[string, string]>) {
      if (isUnwanted(name, file)) await describeFailure(this.level.del(name), this.folder);
    }
  }
}
