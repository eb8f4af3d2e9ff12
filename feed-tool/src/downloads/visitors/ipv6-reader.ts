const COLON = 0x3a;

/** Number of groups in an address, and maximum number of hexadecimal digits in a group. */
const [GROUPS, MAX_DIGITS] = [8, 4];

/** First groups of 64:ff9b::/96, the prefix that translators add to an IPv4 address. */
const TRANSLATED = [0x64, 0xff9b];

/** Value of each byte as a hexadecimal digit; -1 for other bytes. */
const HEXADECIMAL = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** 1 for letters, digits, dots and underscores: an address does not begin directly after one. */
const WORD = Uint8Array.from({ length: 256 }, (_, byte) => (/[\w.]/.test(String.fromCharCode(byte)) ? 1 : 0));

/** Whether an address may begin directly after a byte. */
export function mayPrecedeAddress(byte: number): boolean {
  return WORD[byte] === 0;
}

/**
 * Reads IPv6 addresses in the text forms of RFC 4291, section 2.2, except the one that ends with an IPv4
 * address. All lines share one object, so that a line allocates no memory.
 */
export class Ipv6Reader {
  /** The eight groups of the last address. */
  readonly groups = new Uint16Array(GROUPS);
  /** Groups in the text, from the last to the first. */
  readonly #written = new Uint16Array(GROUPS);
  #count = 0;
  /** Number of groups in the text after `::`; -1: there is no `::`. */
  #gap = -1;

  /**
   * Whether the last address is an IPv4 address in another form: IPv4-mapped or IPv4-compatible (RFC 4291,
   * section 2.5.5), or with the prefix 64:ff9b::/96 (RFC 6052, section 2.1).
   */
  get isIpv4(): boolean {
    const { groups } = this;
    if (groups[2] !== 0 || groups[3] !== 0 || groups[4] !== 0) return false;
    if (groups[0] === TRANSLATED[0]) return groups[1] === TRANSLATED[1] && groups[5] === 0;
    const isMapped = groups[0] === 0 && groups[1] === 0 && (groups[5] === 0 || groups[5] === 0xffff);
    return isMapped && groups[6] !== 0;
  }

  /**
   * Reads the address at the end of a text. Several addresses may match: `12:2001:db8::1` is a line number
   * and an address. Takes the longest address that a client can have; if there is none, the whole text must
   * be an address.
   * @returns whether there is an address
   */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    let [foundCount, foundGap] = [0, -1];
    let [value, digits, isAfterGap] = [0, 0, false];
    this.#count = 0;
    this.#gap = -1;
    for (let at = to - 1; ; at--) {
      const byte = at < from ? 0 : bytes[at]!;
      const digit = HEXADECIMAL[byte]!;
      if (digit >= 0 && digits < MAX_DIGITS) {
        value |= digit << (4 * digits++);
        continue;
      }
      if (digits > 0) {
        if (this.#count === GROUPS) break;
        this.#written[this.#count++] = value;
        [value, digits] = [0, 0];
      } else if (!isAfterGap && at < to - 1) break;
      if (this.#isWhole && mayPrecedeAddress(byte) && (this.#isOfClient || (at < from && foundCount === 0)))
        [foundCount, foundGap] = [this.#count, this.#gap];
      if (byte !== COLON) break;
      isAfterGap = this.#gap < 0 && at > from && bytes[at - 1] === COLON;
      if (isAfterGap) {
        this.#gap = this.#count;
        at--;
      } else if (at === to - 1) break;
    }
    if (foundCount === 0) return false;
    [this.#count, this.#gap] = [foundCount, foundGap];
    for (let index = 0; index < GROUPS; index++) this.groups[index] = this.#readGroup(index);
    if (isFirstGroupOfClient(this.groups[1]!)) this.#dropFirstGroup();
    return true;
  }

  get #isWhole(): boolean {
    return this.#gap < 0 ? this.#count === GROUPS : this.#count > 0 && this.#count < GROUPS;
  }

  /* No client has an address of another range (IANA, "Internet Protocol Version 6 Address Space"). */
  get #isOfClient(): boolean {
    const first = this.#readGroup(0);
    if (first === TRANSLATED[0]) return this.#readGroup(1) === TRANSLATED[1];
    if (first !== 0) return isFirstGroupOfClient(first);
    for (let index = 1; index < 5; index++) if (this.#readGroup(index) !== 0) return false;
    return true;
  }

  #readGroup(index: number): number {
    const count = this.#count;
    const gap = this.#gap;
    const written = this.#written;
    if (gap < 0 || index < count - gap) return written[count - 1 - index]!;
    return index < GROUPS - gap ? 0 : written[GROUPS - 1 - index]!;
  }

  /**
   * Removes the first group if the second group may also be the first group of an address, and `::` may
   * replace zeros: in `2024:2001:db8::1` the first group may be the name of a file. The result is the same
   * for all text forms of the address, and equals the address of another client only by chance.
   */
  #dropFirstGroup(): void {
    const { groups } = this;
    let [start, length] = [0, 1];
    for (let from = 2, to = 2; from < GROUPS; from = ++to) {
      while (to < GROUPS && groups[to] === 0) to++;
      if (to - from > length) [start, length] = [from, to - from];
    }
    if (start === 0) return;
    groups.copyWithin(0, 1, start);
    groups[start - 1] = 0;
  }
}

/* Global unicast 2000::/3, unique local fc00::/7, link-local fe80::/10. */
function isFirstGroupOfClient(group: number): boolean {
  return (group & 0xe000) === 0x2000 || (group & 0xfe00) === 0xfc00 || (group & 0xffc0) === 0xfe80;
}
