import { MAX_NAME, readHostName } from './host-name.js';
import { endsWord, Ipv6Reader } from './ipv6-reader.js';

/** What a field of a log says of a visitor. */
export const FIELD = {
  /** No address: the server or a proxy did not know it, or did not tell. */
  absent: 0,
  /** Something else than an address. */
  other: 1,
  /** The name of a host, or a word that replaces an address, such as a hash. */
  name: 2,
  /** An address of IPv4 or IPv6. */
  address: 3,
} as const;

/** One of the values of {@link FIELD}. */
export type FieldKind = (typeof FIELD)[keyof typeof FIELD];

/** Bytes that identify a visitor at most. */
export const MAX_ADDRESS = 1 + MAX_NAME;

/** First of these bytes, so that a name never equals an address. */
const [AS_NAME, AS_IPV4, AS_IPV6] = [0, 4, 6];

/** Digits of a port at most. */
const PORT_DIGITS = 5;

/** Colons at most beside a name: after a drive, a file and the number of a line, and before a port. */
const MAX_COLONS = 4;

const [SPACE, PERCENT, COMMA, DASH, DOT, ZERO] = [0x20, 0x25, 0x2c, 0x2d, 0x2e, 0x30];
const [COLON, CLOSE] = [0x3a, 0x5d];

/** What proxies write into `X-Forwarded-For` for a client they do not tell (Squid, `forwarded_for off`). */
const UNKNOWN = Buffer.from('unknown');

/**
 * Reads who a visitor is from a field of a log. All forms of one address identify one visitor:
 * `::ffff:192.0.2.1` is `192.0.2.1`, IPv6 may be in upper or lower case and compressed or not (RFC 5952,
 * section 2), with a zone or in brackets. Ports are left out, and so is what `grep` puts before, as in
 * `access.log.1:192.0.2.1` and `access.log.1:12:192.0.2.1`. One object serves all lines, so that a line costs
 * no memory.
 */
export class VisitorAddress {
  /** What identifies the visitor that was read last, up to `length`. */
  readonly bytes = new Uint8Array(MAX_ADDRESS);
  length = 0;
  private readonly ipv6 = new Ipv6Reader();

  /** Reads a field that is an address of IPv4 and nothing else, as most are. */
  readIpv4(bytes: Uint8Array, from: number, to: number): boolean {
    return this.findIpv4(bytes, from, to) === from;
  }

  /**
   * Reads a field that holds one address, or several with commas between them as `X-Forwarded-For` does. The
   * first that is known is the client's; the others are those of proxies.
   * @returns what the field holds; where that is a name or an address, `bytes` and `length` have it
   */
  read(bytes: Uint8Array, from: number, to: number): FieldKind {
    let kind: FieldKind = FIELD.absent;
    let isList = false;
    for (let at = from; at < to && kind === FIELD.absent; at++) {
      const start = bytes[at] === SPACE ? at + 1 : at;
      let [colon, colons] = [-1, 0];
      for (at = start; at < to && bytes[at] !== COMMA; at++) {
        if (bytes[at] !== COLON) continue;
        colon = at;
        colons++;
      }
      isList ||= at < to;
      kind = colons === 0 ? this.readWord(bytes, start, at) : this.readAfterColon(bytes, start, at, colon);
      // `2001:db8:1:x:x:x:x:x` does not end with the name of a host.
      // A list is of addresses: a name in it is that of a file with a comma, or hides the client (RFC 7239,
      // section 6.3).
      if (kind === FIELD.name && (isList || colons > MAX_COLONS)) kind = FIELD.other;
    }
    return kind;
  }

  /** Reads an address of IPv4 or a name. */
  private readWord(bytes: Uint8Array, from: number, to: number): FieldKind {
    if (this.endsWithIpv4(bytes, from, to)) return FIELD.address;
    if (isAbsent(bytes, from, to)) return FIELD.absent;
    this.bytes[0] = AS_NAME;
    this.length = 1 + readHostName(bytes, from, to, this.bytes, 1);
    return this.length > 1 ? FIELD.name : FIELD.other;
  }

  /** Reads an address of IPv6, or what is after another text or before a port. */
  private readAfterColon(bytes: Uint8Array, from: number, to: number, colon: number): FieldKind {
    if (this.endsWithIpv4(bytes, colon + 1, to) || this.readIpv6(bytes, from, to)) return FIELD.address;
    const end = isPort(bytes, colon + 1, to) ? colon : to;
    if (end < to && this.readIpv6(bytes, from, end)) return FIELD.address;
    return this.readWord(bytes, findLast(bytes, COLON, from, end) + 1, findBracket(bytes, end));
  }

  private readIpv6(bytes: Uint8Array, from: number, to: number): boolean {
    const { ipv6 } = this;
    const isRead = ipv6.read(bytes, from, findZone(bytes, from, findBracket(bytes, to)));
    if (!isRead) return false;
    const { holdsIpv4 } = ipv6;
    this.bytes[0] = holdsIpv4 ? AS_IPV4 : AS_IPV6;
    this.length = 1;
    for (let place = holdsIpv4 ? 6 : 0; place < 8; place++) {
      const group = ipv6.groups[place]!;
      this.bytes[this.length++] = group >> 8;
      this.bytes[this.length++] = group & 0xff;
    }
    return true;
  }

  private endsWithIpv4(bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.findIpv4(bytes, from, to);
    return start === from || (start > from && endsWord(bytes[start - 1]!));
  }

  /** Finds where the address of IPv4 begins that a text ends with, and reads it; -1: there is none. */
  private findIpv4(bytes: Uint8Array, from: number, to: number): number {
    let at = to - 1;
    for (let part = 4; part > 0; part--) {
      let [number, scale] = [0, 1];
      for (; at >= from && scale < 1_000; at--, scale *= 10) {
        const digit = bytes[at]! - ZERO;
        if (digit < 0 || digit > 9) break;
        number += digit * scale;
      }
      if (scale === 1 || number > 255) return -1;
      this.bytes[part] = number;
      if (part > 1 && (at <= from || bytes[at--] !== DOT)) return -1;
    }
    this.bytes[0] = AS_IPV4;
    this.length = 5;
    return at + 1;
  }
}

function isPort(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!(bytes[at]! >= ZERO && bytes[at]! < COLON)) return false;
  return to > from && to - from <= PORT_DIGITS;
}

/** Finds the bracket that a text ends with; its end where it ends with none. */
function findBracket(bytes: Uint8Array, to: number): number {
  return bytes[to - 1] === CLOSE ? to - 1 : to;
}

/** Finds where `%eth0` begins at the end of a text (RFC 4007, section 11); its end where there is none. */
function findZone(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at > from && bytes[at] !== COLON; at--) if (bytes[at] === PERCENT) return at;
  return to;
}

/** Finds the last place of a sign in a text; the place before the text where there is none. */
function findLast(bytes: Uint8Array, sign: number, from: number, to: number): number {
  let at = to - 1;
  while (at >= from && bytes[at] !== sign) at--;
  return at;
}

function isAbsent(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from === 0 || (to - from === 1 && bytes[from] === DASH)) return true;
  return (
    to - from === UNKNOWN.length && UNKNOWN.every((letter, place) => (bytes[from + place]! | 0x20) === letter)
  );
}
