import { readLogTime, TIME_LENGTH } from './parse-time.js';
import { FIELD, VisitorAddress } from '../../visitors/visitor-address.js';

const [SPACE, QUOTE, COMMA, DASH, BACKSLASH] = [0x20, 0x22, 0x2c, 0x2d, 0x5c];
const [BRACKET, CLOSE, COLON] = [0x5b, 0x5d, 0x3a];

/** What is wrong before the time, and what to do about it. */
const NO_ADDRESS = 'there is no address before the time: have the server log that of the client';
const OTHER_THINGS =
  'what is before the time is no address of a client: leave out what other programs put there (grep and zgrep: -h, no -n)';

/**
 * Where the parts of a line are: offsets into its bytes, ends exclusive. One object serves all lines, so that
 * a line costs no memory.
 */
export interface LinePlaces {
  /** Who the visitor is. */
  readonly address: VisitorAddress;
  /** Seconds since 1970. */
  time: number;
  requestFrom: number;
  requestTo: number;
  status: number;
  agentFrom: number;
  agentTo: number;
}

/** Places before the first line. */
export function createLinePlaces(): LinePlaces {
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
 * Cuts a line of the combined log format (Apache, mod_log_config, "Combined Log Format"; nginx, `log_format
 * combined`), with a virtual host before it or without, and with whatever follows the agent. Each byte is
 * looked at a fixed number of times, so that no line can be slow.
 * @returns what is wrong with the line, in words, or nothing
 */
export function cutLine(bytes: Uint8Array, from: number, to: number, places: LinePlaces): string | undefined {
  const time = findTime(bytes, from, to, places);
  if (time < 0) return 'there is no time as in [10/Oct/2026:13:55:36 +0000]';
  const problem = readVisitor(bytes, from, time, places.address);
  if (problem !== undefined) return problem;
  const request = time + TIME_LENGTH + 1;
  const requestTo = findQuoteEnd(bytes, request, to);
  if (requestTo < 0) return 'there is no request in quotes after the time';
  places.requestFrom = request + 1;
  places.requestTo = requestTo;
  let at = requestTo + 1;
  places.status = readStatus(bytes, at);
  if (places.status < 0) return 'there is no status after the request';
  at += 5;
  while (at < to && bytes[at] !== SPACE) at++;
  const refererTo = findQuoteEnd(bytes, at + 1, to);
  if (refererTo < 0 || bytes[refererTo + 1] !== SPACE) return 'there is no referer in quotes';
  const agentTo = findQuoteEnd(bytes, refererTo + 2, to);
  if (agentTo < 0) return 'there is no user agent in quotes';
  places.agentFrom = refererTo + 3;
  places.agentTo = agentTo;
  return undefined;
}

function findTime(bytes: Uint8Array, from: number, to: number, places: LinePlaces): number {
  for (let at = from + 1; at + TIME_LENGTH < to; at++) {
    if (bytes[at] !== BRACKET || bytes[at - 1] !== SPACE) continue;
    // A user may be called anything, `[` included.
    const time = readLogTime(bytes, at);
    if (time < 0) continue;
    places.time = time;
    return at;
  }
  return -1;
}

/**
 * Reads who the visitor is before `ident user [time]`. Servers write a dash for `ident`, so the address is
 * before the first dash, or a virtual host is between them. Of these words only the user's name may hold
 * spaces.
 * @returns what is wrong, in words, or nothing
 */
function readVisitor(
  bytes: Uint8Array,
  from: number,
  time: number,
  address: VisitorAddress,
): string | undefined {
  const first = findFieldEnd(bytes, from, time);
  if (!isDash(bytes, first + 1)) return readWithHost(bytes, from, first, time, address);
  const isAddress = address.readIpv4(bytes, from, first);
  const kind = isAddress ? FIELD.address : address.read(bytes, from, first);
  // `example.org - - - [` has a virtual host and no address.
  const isHost = kind === FIELD.name && isDash(bytes, first + 3) && first + 5 < time;
  if (kind === FIELD.absent || isHost) return NO_ADDRESS;
  return kind === FIELD.other || holdsMore(bytes, from, first, time) ? OTHER_THINGS : undefined;
}

function readWithHost(
  bytes: Uint8Array,
  from: number,
  first: number,
  time: number,
  address: VisitorAddress,
): string | undefined {
  const second = findFieldEnd(bytes, first + 1, time);
  if (second >= time) return OTHER_THINGS;
  const hasMore = findSpace(bytes, second + 1, time) + 1 < time;
  const isSecond = hasMore && isDash(bytes, second + 1);
  const [start, end] = isSecond ? [first + 1, second] : [from, first];
  const [otherStart, otherEnd] = isSecond ? [from, first] : [first + 1, second];
  if (isSecond && holdsMore(bytes, first + 1, second, time)) return OTHER_THINGS;
  const kind = address.read(bytes, start, end);
  if (isSecond && kind === FIELD.address) {
    if (isClient(bytes, from, first, address)) return OTHER_THINGS;
    address.read(bytes, start, end);
    return undefined;
  }
  if (kind === FIELD.absent) return isSecond || !hasMore ? NO_ADDRESS : OTHER_THINGS;
  if (kind === FIELD.address || address.read(bytes, otherStart, otherEnd) === FIELD.address) return undefined;
  if (kind === FIELD.other || (hasMore && !isSecond)) return OTHER_THINGS;
  address.read(bytes, start, end);
  return undefined;
}

/**
 * Whether what follows a visitor's field holds another field with a dash after it, as in `10.0.0.1 -
 * 203.0.113.7 - - [time]`: one of them is a proxy's, and nothing says which. nginx in Kubernetes repeats the
 * client's address in brackets.
 */
function holdsMore(bytes: Uint8Array, from: number, end: number, time: number): boolean {
  const length = end - from;
  let user = end + 3;
  if (bytes[user] === BRACKET && bytes[user + 1 + length] === CLOSE) {
    let place = 0;
    while (place < length && bytes[user + 1 + place] === bytes[from + place]) place++;
    if (place === length) user += length + 5;
  }
  for (let at = user; at < time; at++) if (bytes[at] === SPACE && isDash(bytes, at + 1)) return true;
  return false;
}

/**
 * Whether the field before an address is a client's address or a list of them, and no virtual host: it has no
 * port.
 */
function isClient(bytes: Uint8Array, from: number, to: number, address: VisitorAddress): boolean {
  let [colons, last] = [0, -1];
  for (let at = from; at < to; at++) {
    if (bytes[at] === COMMA) return true;
    if (bytes[at] !== COLON) continue;
    colons++;
    last = at;
  }
  const hasPort = colons === 1 || (last > from && bytes[last - 1] === CLOSE);
  return !hasPort && address.read(bytes, from, to) === FIELD.address;
}

function isDash(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === DASH && bytes[at + 1] === SPACE;
}

/** Finds the end of a word, or of a list of words with commas between them. */
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

/** Finds the quote that ends a text whose opening quote stands at `from`; -1: there is none. */
function findQuoteEnd(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] !== QUOTE) return -1;
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
  }
  return -1;
}

/** Reads ` 200 `; -1 where it is none. */
function readStatus(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== SPACE || bytes[at + 4] !== SPACE) return -1;
  const [hundreds, tens, ones] = [bytes[at + 1]! - 0x30, bytes[at + 2]! - 0x30, bytes[at + 3]! - 0x30];
  const areDigits = hundreds >= 0 && hundreds <= 9 && tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
  return areDigits ? hundreds * 100 + tens * 10 + ones : -1;
}
