import { HalfSipHash } from './half-sip-hash.js';

/** Numbers per slot: the halves of a hash, and the number of the text plus one; zero: the slot is free. */
const SLOT = 3;
/** Part of the slots that is in use at most. */
const MAX_LOAD = 0.7;
/** Number of bytes of a text that are hashed without a buffer of its own. */
const BUFFER = 1_024;

/**
 * Maps texts to numbers. It holds hashes of 64 bits with a random key instead of the texts: 17 to 35 bytes an
 * entry. Of a million texts, two have the same hash with a probability of 3 in 100 million.
 */
export class TextIndex {
  readonly #hash = new HalfSipHash();
  readonly #buffer = Buffer.allocUnsafe(BUFFER);
  #slots: Int32Array;
  #mask: number;
  #count = 0;

  /** @param capacity expected number of texts; it grows where there are more */
  constructor(capacity = 0) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(capacity / MAX_LOAD, 16)));
    this.#slots = new Int32Array(slots * SLOT);
    this.#mask = slots - 1;
  }

  /**
   * Adds a text, unless it is there.
   * @param number 0 or more
   * @returns the number that the text has then
   */
  add(text: string, number: number): number {
    const at = this.#find(text);
    const known = this.#slots[at + 2]!;
    if (known) return known - 1;
    this.#slots[at] = this.#hash.low;
    this.#slots[at + 1] = this.#hash.high;
    this.#slots[at + 2] = number + 1;
    if (++this.#count > (this.#mask + 1) * MAX_LOAD) this.#grow();
    return number;
  }

  /** Returns the number of a text; -1: it is not there. */
  find(text: string): number {
    return this.#slots[this.#find(text) + 2]! - 1;
  }

  /* Hashes a text, and returns the position of its slot, or of a free one. */
  #find(text: string): number {
    // A character has three bytes at most.
    const bytes = text.length * 3 <= BUFFER ? this.#buffer : Buffer.from(text);
    const length = bytes === this.#buffer ? bytes.write(text) : bytes.length;
    this.#hash.hash(bytes, 0, length);
    return this.#locate(this.#hash.low, this.#hash.high);
  }

  #locate(low: number, high: number): number {
    const slots = this.#slots;
    let slot = low & this.#mask;
    while (slots[slot * SLOT + 2] && (slots[slot * SLOT] !== low || slots[slot * SLOT + 1] !== high))
      slot = (slot + 1) & this.#mask;
    return slot * SLOT;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#mask = this.#slots.length / SLOT - 1;
    for (let from = 0; from < before.length; from += SLOT) {
      if (!before[from + 2]) continue;
      const at = this.#locate(before[from]!, before[from + 1]!);
      for (let part = 0; part < SLOT; part++) this.#slots[at + part] = before[from + part]!;
    }
  }
}
