/** Length of a UUID as text, and the number of 32-bit words that hold it. */
const [LENGTH, WORDS] = [36, 4];

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Value of each byte as a hexadecimal digit; -1 for other bytes. */
const DIGITS = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

const DASH = 0x2d;

/** Whether a text is a UUID (RFC 9562). */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Maps UUIDs to numbers. It reads a UUID from the bytes of a log without creating a string. */
export class UuidIndex {
  /** A hash table with open addressing: the words of one UUID per slot. */
  readonly #words: Int32Array;
  /** The number in each slot; -1: the slot is free. */
  readonly #numbers: Int32Array;
  readonly #word = new Int32Array(WORDS);

  /** @param uuids each with its number; if a UUID occurs twice, the first number counts */
  constructor(uuids: readonly (readonly [string, number])[]) {
    const slots = 2 ** Math.ceil(Math.log2(2 * uuids.length + 2));
    this.#words = new Int32Array(slots * WORDS);
    this.#numbers = new Int32Array(slots).fill(-1);
    for (const [uuid, number] of uuids) {
      const slot = this.#findSlot(Buffer.from(uuid), 0);
      if (slot < 0 || this.#numbers[slot]! >= 0) continue;
      this.#words.set(this.#word, slot * WORDS);
      this.#numbers[slot] = number;
    }
  }

  /** Returns the number of the UUID at an offset; -1 if there is no UUID, or if it is not in the index. */
  find(bytes: Uint8Array, at: number): number {
    const slot = this.#findSlot(bytes, at);
    return slot < 0 ? -1 : this.#numbers[slot]!;
  }

  #findSlot(bytes: Uint8Array, at: number): number {
    const words = this.#words;
    const numbers = this.#numbers;
    const word = this.#word;
    if (!this.#readWords(bytes, at)) return -1;
    const mask = numbers.length - 1;
    let slot = (word[0]! ^ word[1]! ^ word[2]! ^ word[3]!) & mask;
    for (; numbers[slot]! >= 0; slot = (slot + 1) & mask) {
      const start = slot * WORDS;
      const isSame =
        words[start] === word[0] &&
        words[start + 1] === word[1] &&
        words[start + 2] === word[2] &&
        words[start + 3] === word[3];
      if (isSame) break;
    }
    return slot;
  }

  #readWords(bytes: Uint8Array, at: number): boolean {
    let [value, digits] = [0, 0];
    for (let offset = at; offset < at + LENGTH; offset++) {
      const byte = bytes[offset]!;
      if (byte === DASH) continue;
      const digit = DIGITS[byte] ?? -1;
      if (digit < 0) return false;
      value = (value << 4) | digit;
      digits++;
      if ((digits & 7) === 0) this.#word[(digits >> 3) - 1] = value;
    }
    return digits === WORDS * 8;
  }
}
