import type { Level } from './level.js';
import { describeFailure } from './store-errors.js';

/** Which file was made of the cover at an address. */
export class CoverIndex {
  constructor(
    private readonly level: Level,
    private readonly folder: string,
  ) {}

  /** Name of the file; empty: there is no picture to be had; `undefined`: not looked for yet. */
  read(url: string): Promise<string | undefined> {
    return this.level.get(url) as Promise<string | undefined>;
  }

  save(url: string, file: string): Promise<void> {
    return describeFailure(this.level.put(url, file), this.folder);
  }

  /** Forgets where no picture was, so that it is looked for again. */
  async forgetMissing(): Promise<void> {
    for await (const [url, file] of this.level.iterator()) {
      if (!file) await describeFailure(this.level.del(url), this.folder);
    }
  }
}
