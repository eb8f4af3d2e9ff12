import { FIELD, VisitorAddress } from '../../visitors/visitor-address.js';
import { parseTime, TIME_LENGTH } from './parse-time.js';

const [SPACE, QUOTE, COMMA, DASH, BACKSLASH] = [0x20, 0x22, 0x2c, 0x2d, 0x5c];
const [OPEN_BRACKET, CLOSE_BRACKET, COLON] = [0x5b, 0x5d, 0x3a];

/** Problems with the text before the time, and how to fix them. */
const NO_ADDRESS =
  'there is no IP address before the time: configure the server to log the IP address of the client';
const OTHER_TEXT =
  'the text before the time is not the IP address or host name of one client: remove the text that other programs add (run grep and zgrep with -h and without -n)';

/**
 * The parts of a log line, as offsets into its bytes; ends are exclusive. All lines share one object, so that
 * a line allocates no memory.
 */
export interface LogLine {
  /** Identifies the visitor. */
  readonly address: VisitorAddress;
  /** Seconds since 1970. */
  time: number;
  requestFrom: number;
  requestTo: number;
  status: number;
  agentFrom: number;
  agentTo: number;
}

/** Creates the object that {@link parseLine} writes to. */
export function createLogLine(): LogLine {
  return {
    address: new VisitorAddress(),
    time: 0,
    requestFrom: 0,
    requestTo: 0,
    status: 0,
    agentFrom: 0,
    agentTo: 0,
  };
}

/**
 * Parses a line of the combined log format (Apache, mod_log_config, "Combined Log Format"; nginx, `log_format
 * combined`). A virtual host may be before it, and any text after the user agent. The function reads each
 * byte a fixed number of times, so that no line takes long.
 * @param from offset of the line
 * @param to offset of its end
 * @param line receives the parts
 * @returns the problem of the line, as a clause; `undefined` if it is well-formed
 */
export function parseLine(bytes: Uint8Array, from: number, to: number, line: LogLine): string | undefined {
  const time = findTime(bytes, from, to, line);
  if (time < 0) return 'there is no time such as [10/Oct/2026:13:55:36 +0000]';
  const problem = readVisitor(bytes, from, time, line.address);
  if (problem !== undefined) return problem;
  const request = time + TIME_LENGTH + 1;
  const requestTo = findQuoteEnd(bytes, request, to);
  if (requestTo < 0) return 'there is no request in quotes after the time';
  line.requestFrom = request + 1;
  line.requestTo = requestTo;
  let at = requestTo + 1;
  line.status = readStatus(bytes, at);
  if (line.status < 0) return 'there is no status after the request';
  at += 5;
  while (at < to && bytes[at] !== SPACE) at++;
  const refererTo = findQuoteEnd(bytes, at + 1, to);
  if (refererTo < 0 || bytes[refererTo + 1] !== SPACE) return 'there is no referer in quotes';
  const agentTo = findQuoteEnd(bytes, refererTo + 2, to);
  if (agentTo < 0) return 'there is no user agent in quotes';
  line.agentFrom = refererTo + 3;
  line.agentTo = agentTo;
  return undefined;
}

function findTime(bytes: Uint8Array, from: number, to: number, line: LogLine): number {
  for (let at = from + 1; at + TIME_LENGTH < to; at++) {
    if (bytes[at] !== OPEN_BRACKET || bytes[at - 1] !== SPACE) continue;
    // The name of a user may contain any character, also `[`.
    const time = parseTime(bytes, at);
    if (time < 0) continue;
    line.time = time;
    return at;
  }
  return -1;
}

/**
 * Reads the visitor from the text before `ident user [time]`. Servers write a dash for `ident`, so the
 * address is directly before the first dash, or a virtual host is between them. Only the user's name may
 * contain spaces.
 * @returns the problem, as a clause; `undefined` if there is a visitor
 */
function readVisitor(
  bytes: Uint8Array,
  from: number,
  time: number,
  address: VisitorAddress,
): string | undefined {
  const firstEnd = findFieldEnd(bytes, from, time);
  if (!isDash(bytes, firstEnd + 1)) return readWithHost(bytes, from, firstEnd, time, address);
  const isAddress = address.readIpv4(bytes, from, firstEnd);
  const kind = isAddress ? FIELD.address : address.read(bytes, from, firstEnd);
  // `example.org - - - [` has a virtual host and no address.
  const isHost = kind === FIELD.name && isDash(bytes, firstEnd + 3) && firstEnd + 5 < time;
  if (kind === FIELD.absent || isHost) return NO_ADDRESS;
  return kind === FIELD.other || hasSecondField(bytes, from, firstEnd, time) ? OTHER_TEXT : undefined;
}

/* Reads the visitor from two fields: an address and a virtual host, in either order. */
function readWithHost(
  bytes: Uint8Array,
  from: number,
  firstEnd: number,
  time: number,
  address: VisitorAddress,
): string | undefined {
  const secondEnd = findFieldEnd(bytes, firstEnd + 1, time);
  if (secondEnd >= time) return OTHER_TEXT;
  const hasOtherText = findSpace(bytes, secondEnd + 1, time) + 1 < time;
  const isSecond = hasOtherText && isDash(bytes, secondEnd + 1);
  const [start, end] = isSecond ? [firstEnd + 1, secondEnd] : [from, firstEnd];
  const [otherStart, otherEnd] = isSecond ? [from, firstEnd] : [firstEnd + 1, secondEnd];
  if (isSecond && hasSecondField(bytes, firstEnd + 1, secondEnd, time)) return OTHER_TEXT;
  const kind = address.read(bytes, start, end);
  if (isSecond && kind === FIELD.address) {
    if (isClient(bytes, from, firstEnd, address)) return OTHER_TEXT;
    address.read(bytes, start, end);
    return undefined;
  }
  if (kind === FIELD.absent) return isSecond || !hasOtherText ? NO_ADDRESS : OTHER_TEXT;
  if (kind === FIELD.address || address.read(bytes, otherStart, otherEnd) === FIELD.address) return undefined;
  if (kind === FIELD.other || (hasOtherText && !isSecond)) return OTHER_TEXT;
  address.read(bytes, start, end);
  return undefined;
}

/**
 * Whether another field with a dash after it follows the visitor's field, as in `10.0.0.1 - 203.0.113.7 - -
 * [time]`: one of them belongs to a proxy, and the line does not show which. nginx in Kubernetes repeats the
 * client's address in brackets; that is not another field.
 */
function hasSecondField(bytes: Uint8Array, from: number, end: number, time: number): boolean {
  const length = end - from;
  let user = end + 3;
  if (bytes[user] === OPEN_BRACKET && bytes[user + 1 + length] === CLOSE_BRACKET) {
    let index = 0;
    while (index < length && bytes[user + 1 + index] === bytes[from + index]) index++;
    if (index === length) user += length + 5;
  }
  for (let at = user; at < time; at++) if (bytes[at] === SPACE && isDash(bytes, at + 1)) return true;
  return false;
}

/**
 * Whether the field before an address is the address of a client or a list of addresses, and not a virtual
 * host: a virtual host has a port.
 */
function isClient(bytes: Uint8Array, from: number, to: number, address: VisitorAddress): boolean {
  let [colons, last] = [0, -1];
  for (let at = from; at < to; at++) {
    if (bytes[at] === COMMA) return true;
    if (bytes[at] !== COLON) continue;
    colons++;
    last = at;
  }
  const hasPort = colons === 1 || (last > from && bytes[last - 1] === CLOSE_BRACKET);
  return !hasPort && address.read(bytes, from, to) === FIELD.address;
}

function isDash(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === DASH && bytes[at + 1] === SPACE;
}

/** Finds the end of a word, or of a list of words that commas separate. */
function findFieldEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = findSpace(bytes, from, to);
  while (at < to && at > from && bytes[at - 1] === COMMA) at = findSpace(bytes, at + 1, to);
  return at;
}

function findSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== SPACE) at++;
  return at;
}

/** Returns the offset of the quote that closes the quote at `from`, or -1. */
function findQuoteEnd(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] !== QUOTE) return -1;
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
  }
  return -1;
}

/** Reads a status between spaces, ` 200 `. Returns -1 if there is none. */
function readStatus(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== SPACE || bytes[at + 4] !== SPACE) return -1;
  const [hundreds, tens, ones] = [bytes[at + 1]! - 0x30, bytes[at + 2]! - 0x30, bytes[at + 3]! - 0x30];
  const areDigits = hundreds >= 0 && hundreds <= 9 && tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
  return areDigits ? hundreds * 100 + tens * 10 + ones : -1;
}
