import type { Item } from 'fao-widgets-core';
import { TextIndex } from '../hash/text-index.js';
import type { LogPlace } from '../store/record-log.js';

/**
 * What orders the items of a feed and finds them in the store, in columns: some 70 bytes an item. The number
 * of an item is its position in the table, which is not that in the feed.
 */
export class ItemTable {
  #count = 0;
  readonly #ids: string[] = [];
  readonly #index: TextIndex;
  readonly #dates = new TextColumn();
  readonly #languages = new TextColumn();
  readonly #dateOf: Uint32Array;
  readonly #languageOf: Uint32Array;
  readonly #logs: Uint32Array;
  readonly #starts: Float64Array;
  readonly #sizes: Uint32Array;

  /** @param capacity maximum number of items */
  constructor(capacity: number) {
    this.#index = new TextIndex(capacity);
    this.#dateOf = new Uint32Array(capacity);
    this.#languageOf = new Uint32Array(capacity);
    this.#logs = new Uint32Array(capacity);
    this.#starts = new Float64Array(capacity);
    this.#sizes = new Uint32Array(capacity);
  }

  /** Number of items. */
  get count(): number {
    return this.#count;
  }

  /** Adds an item, and returns its number; where its id is known, returns the number of that item instead. */
  add(item: Item, place: LogPlace): number {
    const number = this.#index.add(item.id, this.#count);
    if (number < this.#count) return number;
    this.#ids.push(item.id);
    this.#count++;
    this.replace(number, item, place);
    return number;
  }

  /** Replaces an item by another one with the same id. */
  replace(number: number, { dateIssued, language }: Item, { log, at, bytes }: LogPlace): void {
    this.#dateOf[number] = this.#dates.add(dateIssued);
    this.#languageOf[number] = this.#languages.add(language);
    this.#logs[number] = log;
    this.#starts[number] = at;
    this.#sizes[number] = bytes;
  }

  /** Returns the number of the item with an id; `undefined`: there is none. */
  find(id: string): number | undefined {
    const number = this.#index.find(id);
    return this.#ids[number] === id ? number : undefined;
  }

  idOf(number: number): string {
    return this.#ids[number]!;
  }

  languageOf(number: number): string | undefined {
    return this.#languages.read(this.#languageOf[number]!);
  }

  /** Returns the place of the item's record in the store. */
  placeOf(number: number): LogPlace {
    return { log: this.#logs[number]!, at: this.#starts[number]!, bytes: this.#sizes[number]! };
  }

  /** Returns the numbers of all items, newest first. */
  sort(): Int32Array {
    const ranks = this.#dates.rank();
    return Int32Array.from({ length: this.#count }, (_, number) => number).sort(
      (a, b) =>
        ranks[this.#dateOf[b]!]! - ranks[this.#dateOf[a]!]! || (this.#ids[a]! < this.#ids[b]! ? -1 : 1),
    );
  }
}

/** The different texts of a column, by numbers. The column has few: years, days, languages. */
class TextColumn {
  readonly #texts: (string | undefined)[] = [];
  readonly #numbers = new Map<string | undefined, number>();

  add(text: string | undefined): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }

  read(number: number): string | undefined {
    return this.#texts[number];
  }

  /* Returns the position of each text in their order; an absent one is the first. */
  rank(): Uint32Array {
    const order = [...this.#texts.keys()].sort((a, b) => {
      const [one = '', other = ''] = [this.#texts[a], this.#texts[b]];
      return one < other ? -1 : one > other ? 1 : 0;
    });
    const ranks = new Uint32Array(order.length);
    order.forEach((number, rank) => (ranks[number] = rank));
    return ranks;
  }
}
