import { randomBytes } from 'node:crypto';

/** Number of rounds per word, and for each half of the result at the end. */
const [ROUNDS, FINAL_ROUNDS] = [2, 4];

/**
 * HalfSipHash-2-4 with a result of 64 bits (Aumasson and Bernstein, "SipHash: a fast short-input PRF", and
 * its reference implementation `halfsiphash.c`). The key is necessary to find the text of a hash, and to
 * write texts whose hashes collide. It uses only 32-bit operations, which are fast in JavaScript.
 */
export class HalfSipHash {
  /** First 32 bits of the last hash, signed. */
  low = 0;
  /** Last 32 bits of the last hash, signed. */
  high = 0;
  readonly #key: Int32Array;

  /** @param key 8 bytes; random by default, and then only in memory */
  constructor(key: Uint8Array = randomBytes(8)) {
    const view = new DataView(key.buffer, key.byteOffset, 8);
    this.#key = Int32Array.of(view.getInt32(0, true), view.getInt32(4, true));
  }

  /** Hashes the bytes from one offset to another into `low` and `high`. */
  hash(bytes: Uint8Array, from: number, to: number): void {
    const words = (to - from) >>> 2;
    let v0 = this.#key[0]!;
    let v1 = this.#key[1]! ^ 0xee;
    let v2 = this.#key[0]! ^ 0x6c796765;
    let v3 = this.#key[1]! ^ 0x74656462;
    let at = from;
    // One loop for the words, the last word and the two final steps. Otherwise the code of the round would be
    // here four times.
    for (let step = 0; step <= words + 2; step++) {
      let word = 0;
      if (step < words) {
        word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
        at += 4;
      } else if (step === words) {
        word = (to - from) << 24;
        for (let shift = 0; at < to; shift += 8) word |= bytes[at++]! << shift;
      } else if (step === words + 1) v2 ^= 0xee;
      else v1 ^= 0xdd;
      v3 ^= word;
      for (let round = step > words ? FINAL_ROUNDS : ROUNDS; round > 0; round--) {
        v0 = (v0 + v1) | 0;
        v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
        v0 = (v0 << 16) | (v0 >>> 16);
        v2 = (v2 + v3) | 0;
        v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
        v0 = (v0 + v3) | 0;
        v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
        v2 = (v2 + v1) | 0;
        v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
        v2 = (v2 << 16) | (v2 >>> 16);
      }
      v0 ^= word;
      if (step === words + 1) this.low = v1 ^ v3;
    }
    this.high = v1 ^ v3;
  }
}
