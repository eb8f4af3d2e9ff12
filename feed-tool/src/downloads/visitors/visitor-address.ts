import { MAX_NAME_LENGTH, readHostName } from './host-name.js';
import { mayPrecedeAddress, Ipv6Reader } from './ipv6-reader.js';

/** Kinds of text in the field of a log that identifies the visitor. */
export const FIELD = {
  /** Empty, `-` or `unknown`: the server or a proxy did not have the address, or hid it. */
  absent: 0,
  /** Any other text. */
  other: 1,
  /** A host name, or a word that replaces an address, such as a hash. */
  name: 2,
  /** An IPv4 or IPv6 address. */
  address: 3,
} as const;

/** A value of {@link FIELD}. */
export type FieldKind = (typeof FIELD)[keyof typeof FIELD];

/** Maximum number of bytes that identify a visitor. */
export const MAX_ADDRESS = 1 + MAX_NAME_LENGTH;

/** The first of these bytes: the kind, so that a name never equals an address. */
const [AS_NAME, AS_IPV4, AS_IPV6] = [0, 4, 6];

/** Maximum number of digits in a port. */
const MAX_PORT_DIGITS = 5;

/**
 * Maximum number of colons beside a host name: after a drive, a file and a line number, and before a port.
 */
const MAX_COLONS = 4;

const [SPACE, PERCENT, COMMA, DASH, DOT, ZERO] = [0x20, 0x25, 0x2c, 0x2d, 0x2e, 0x30];
const [COLON, CLOSE_BRACKET] = [0x3a, 0x5d];

/** Proxies that hide the client write this into `X-Forwarded-For` (Squid, `forwarded_for off`). */
const UNKNOWN = Buffer.from('unknown');

/**
 * Reads the visitor's address from a field of a log. All forms of an address give the same bytes:
 * `::ffff:192.0.2.1` equals `192.0.2.1`, and IPv6 may be in upper or lower case and compressed or not (RFC
 * 5952, section 2), with a zone or in brackets. The class ignores ports, and the text that `grep` writes
 * before the address, as in `access.log.1:192.0.2.1` and `access.log.1:12:192.0.2.1`. All lines share one
 * object, so that a line allocates no memory.
 */
export class VisitorAddress {
  /** The first `length` bytes identify the visitor of the last field. */
  readonly bytes = new Uint8Array(MAX_ADDRESS);
  length = 0;
  readonly #ipv6 = new Ipv6Reader();

  /** Reads a field that contains only an IPv4 address, as most fields do. Returns whether it does. */
  readIpv4(bytes: Uint8Array, from: number, to: number): boolean {
    return this.#findIpv4(bytes, from, to) === from;
  }

  /**
   * Reads a field with one address, or with several that commas separate, such as `X-Forwarded-For`. The
   * first known address is that of the client; the others are those of proxies.
   * @returns the kind of the field; for a name or an address, `bytes` and `length` are set
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
      kind = colons === 0 ? this.#readWord(bytes, start, at) : this.#readAfterColon(bytes, start, at, colon);
      // `2001:db8:1:x:x:x:x:x` does not end with a host name.
      // A list contains only addresses: a name in it belongs to a file with a comma in its name, or hides the
      // client (RFC 7239, section 6.3).
      if (kind === FIELD.name && (isList || colons > MAX_COLONS)) kind = FIELD.other;
    }
    return kind;
  }

  /** Reads an IPv4 address or a name. */
  #readWord(bytes: Uint8Array, from: number, to: number): FieldKind {
    if (this.#endsWithIpv4(bytes, from, to)) return FIELD.address;
    if (isAbsent(bytes, from, to)) return FIELD.absent;
    this.bytes[0] = AS_NAME;
    this.length = 1 + readHostName(bytes, from, to, this.bytes, 1);
    return this.length > 1 ? FIELD.name : FIELD.other;
  }

  /** Reads an IPv6 address, or any address or name after other text or before a port. */
  #readAfterColon(bytes: Uint8Array, from: number, to: number, colon: number): FieldKind {
    if (this.#endsWithIpv4(bytes, colon + 1, to) || this.#readIpv6(bytes, from, to)) return FIELD.address;
    const end = isPort(bytes, colon + 1, to) ? colon : to;
    if (end < to && this.#readIpv6(bytes, from, end)) return FIELD.address;
    return this.#readWord(bytes, findLast(bytes, COLON, from, end) + 1, findBracket(bytes, end));
  }

  #readIpv6(bytes: Uint8Array, from: number, to: number): boolean {
    const ipv6 = this.#ipv6;
    const isRead = ipv6.read(bytes, from, findZone(bytes, from, findBracket(bytes, to)));
    if (!isRead) return false;
    const { isIpv4 } = ipv6;
    this.bytes[0] = isIpv4 ? AS_IPV4 : AS_IPV6;
    this.length = 1;
    for (let index = isIpv4 ? 6 : 0; index < 8; index++) {
      const group = ipv6.groups[index]!;
      this.bytes[this.length++] = group >> 8;
      this.bytes[this.length++] = group & 0xff;
    }
    return true;
  }

  #endsWithIpv4(bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#findIpv4(bytes, from, to);
    return start === from || (start > from && mayPrecedeAddress(bytes[start - 1]!));
  }

  /** Reads the IPv4 address at the end of a text. Returns its offset, or -1. */
  #findIpv4(bytes: Uint8Array, from: number, to: number): number {
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
  return to > from && to - from <= MAX_PORT_DIGITS;
}

/** Returns the offset of a closing bracket at the end of a text; without one, the end of the text. */
function findBracket(bytes: Uint8Array, to: number): number {
  return bytes[to - 1] === CLOSE_BRACKET ? to - 1 : to;
}

/** Returns the offset of a zone such as `%eth0` (RFC 4007, section 11); without one, the end of the text. */
function findZone(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at > from && bytes[at] !== COLON; at--) if (bytes[at] === PERCENT) return at;
  return to;
}

/** Returns the offset of the last `byte` in a text; without one, `from - 1`. */
function findLast(bytes: Uint8Array, byte: number, from: number, to: number): number {
  let at = to - 1;
  while (at >= from && bytes[at] !== byte) at--;
  return at;
}

function isAbsent(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from === 0 || (to - from === 1 && bytes[from] === DASH)) return true;
  return (
    to - from === UNKNOWN.length && UNKNOWN.every((letter, index) => (bytes[from + index]! | 0x20) === letter)
  );
}
