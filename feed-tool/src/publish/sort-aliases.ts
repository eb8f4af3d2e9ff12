import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { DraftFile } from './draft-file.js';

/** Number of aliases that are in memory at once. */
const IN_MEMORY = 10_000;
/** Number of bytes that are read at once. */
const CHUNK = 16 * 1_024;
const LINE_FEED = 0x0a;

/** An alias, and the id of its item. */
type Pair = readonly [string, string];

/** Sorts the aliases of all items, in files where there are many. Of equal aliases, the first counts. */
export class AliasSorter {
  readonly #folder: string;
  #waiting = new Map<string, string>();
  readonly #files: string[] = [];

  /** @param folder of the files, which the caller deletes */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Adds an alias. */
  async add(alias: string, id: string): Promise<void> {
    if (!this.#waiting.has(alias)) this.#waiting.set(alias, id);
    if (this.#waiting.size < IN_MEMORY) return;
    const file = new DraftFile(join(this.#folder, `aliases-${this.#files.length}.part`));
    for (const pair of this.#take()) file.write(`${JSON.stringify(pair)}\n`);
    await file.end({ isDurable: false });
    this.#files.push(file.path);
  }

  /** Returns all aliases in order, each once. */
  *sorted(): Generator<Pair> {
    const lists = [...this.#files.map(readPairs), this.#take().values()];
    const heads = lists.map((list) => list.next().value as Pair | undefined);
    for (;;) {
      let first: Pair | undefined;
      for (const head of heads) if (head && (!first || head[0] < first[0])) first = head;
      if (!first) return;
      yield first;
      heads.forEach((head, index) => {
        if (head?.[0] === first[0]) heads[index] = lists[index]!.next().value as Pair | undefined;
      });
    }
  }

  #take(): Pair[] {
    const pairs = [...this.#waiting].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#waiting = new Map();
    return pairs;
  }
}

function* readPairs(path: string): Generator<Pair> {
  const file = openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const count = readSync(file, chunk, 0, CHUNK, null);
      if (!count) return;
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
      let start = 0;
      for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
        yield JSON.parse(bytes.toString('utf8', start, end)) as Pair;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } finally {
    closeSync(file);
  }
}
