const COLON = 0x3a;

/** Groups of an address, and hexadecimal digits of a group. */
const [GROUPS, DIGITS] = [8, 4];

/** First groups of 64:ff9b::/96, which translators put before an address of IPv4. */
const TRANSLATED = [0x64, 0xff9b];

/** Value of each byte as a hexadecimal digit; -1: it is none. */
const HEXADECIMAL = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** Letters, digits, dots and underscores: an address does not begin right after one. */
const WORD = Uint8Array.from({ length: 256 }, (_, byte) => (/[\w.]/.test(String.fromCharCode(byte)) ? 1 : 0));

/** Says whether an address may begin between a byte and the next one. */
export function endsWord(byte: number): boolean {
  return WORD[byte] === 0;
}

/**
 * Reads addresses of IPv6 in the written forms of RFC 4291, section 2.2, except the one that ends with an
 * address of IPv4. One object serves all lines, so that a line costs no memory.
 */
export class Ipv6Reader {
  /** The eight groups of the address that was read last. */
  readonly groups = new Uint16Array(GROUPS);
  /** Groups as they are written, from the last to the first. */
  private readonly written = new Uint16Array(GROUPS);
  private count = 0;
  /** How many written groups follow `::`; -1: there is no `::`. */
  private gap = -1;

  /**
   * Whether the address is one of IPv4 in another form: IPv4-mapped or -compatible (RFC 4291, section 2.5.5),
   * or with the prefix 64:ff9b::/96 (RFC 6052, section 2.1).
   */
  get holdsIpv4(): boolean {
    const { groups } = this;
    if (groups[2] !== 0 || groups[3] !== 0 || groups[4] !== 0) return false;
    if (groups[0] === TRANSLATED[0]) return groups[1] === TRANSLATED[1] && groups[5] === 0;
    const isMapped = groups[0] === 0 && groups[1] === 0 && (groups[5] === 0 || groups[5] === 0xffff);
    return isMapped && groups[6] !== 0;
  }

  /**
   * Reads the address that a text ends with. Several may fit: `12:2001:db8::1` is the number of a line and an
   * address. The longest that a client can have is read; where there is none, the whole text must be an
   * address.
   * @returns whether there is one
   */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    let [foundCount, foundGap] = [0, -1];
    let [value, digits, isAfterGap] = [0, 0, false];
    this.count = 0;
    this.gap = -1;
    for (let at = to - 1; ; at--) {
      const byte = at < from ? 0 : bytes[at]!;
      const digit = HEXADECIMAL[byte]!;
      if (digit >= 0 && digits < DIGITS) {
        value |= digit << (4 * digits++);
        continue;
      }
      if (digits > 0) {
        if (this.count === GROUPS) break;
        this.written[this.count++] = value;
        [value, digits] = [0, 0];
      } else if (!isAfterGap && at < to - 1) break;
      if (this.isWhole && endsWord(byte) && (this.isOfClient || (at < from && foundCount === 0)))
        [foundCount, foundGap] = [this.count, this.gap];
      if (byte !== COLON) break;
      isAfterGap = this.gap < 0 && at > from && bytes[at - 1] === COLON;
      if (isAfterGap) {
        this.gap = this.count;
        at--;
      } else if (at === to - 1) break;
    }
    if (foundCount === 0) return false;
    [this.count, this.gap] = [foundCount, foundGap];
    for (let place = 0; place < GROUPS; place++) this.groups[place] = this.readGroup(place);
    if (isFirstOfClient(this.groups[1]!)) this.dropFirstGroup();
    return true;
  }

  private get isWhole(): boolean {
    return this.gap < 0 ? this.count === GROUPS : this.count > 0 && this.count < GROUPS;
  }

  /* No client has others (IANA, "Internet Protocol Version 6 Address Space"). */
  private get isOfClient(): boolean {
    const first = this.readGroup(0);
    if (first === TRANSLATED[0]) return this.readGroup(1) === TRANSLATED[1];
    if (first !== 0) return isFirstOfClient(first);
    for (let place = 1; place < 5; place++) if (this.readGroup(place) !== 0) return false;
    return true;
  }

  private readGroup(place: number): number {
    const { count, gap, written } = this;
    if (gap < 0 || place < count - gap) return written[count - 1 - place]!;
    return place < GROUPS - gap ? 0 : written[GROUPS - 1 - place]!;
  }

  /**
   * Leaves the first group out where the second one could be the first of an address too and zeros could be
   * `::`: in `2024:2001:db8::1` it may be the name of a file. What is read in its place is the same for all
   * ways to write the address, and another address of a client only by chance.
   */
  private dropFirstGroup(): void {
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
function isFirstOfClient(group: number): boolean {
  return (group & 0xe000) === 0x2000 || (group & 0xfe00) === 0xfc00 || (group & 0xffc0) === 0xfe80;
}
