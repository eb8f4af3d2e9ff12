import { readLogTime, TIME_LENGTH } from './log-time.js';

const [SPACE, QUOTE, DASH, BACKSLASH, BRACKET] = [0x20, 0x22, 0x2d, 0x5c, 0x5b];

/** Where the parts of a line are: offsets into its bytes, ends exclusive. One object serves all lines, so that a line costs no memory. */
export interface LinePlaces {
  addressFrom: number;
  addressTo: number;
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
    addressFrom: 0,
    addressTo: 0,
    time: 0,
    requestFrom: 0,
    requestTo: 0,
    status: 0,
    agentFrom: 0,
    agentTo: 0,
  };
}

/**
 * Cuts a line of the combined log format (Apache, mod_log_config, "Combined Log Format"; nginx, `log_format combined`), with a virtual host before it or without, and
 * with whatever follows the agent. Each byte is looked at a fixed number of times, so that no line can be slow.
 * @returns what is wrong with the line, in words, or nothing
 */
export function cutLine(bytes: Uint8Array, from: number, to: number, places: LinePlaces): string | undefined {
  const time = findTime(bytes, from, to, places);
  if (time < 0) return 'there is no time as in [10/Oct/2026:13:55:36 +0000]';
  if (!cutAddress(bytes, from, time, places)) return 'there is no address before the time';
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
 * Finds the address before `ident user [time]`. A virtual host before it makes a word more; names of users may hold spaces and do so too, but then the second word is
 * the dash of `ident`, which no server fills.
 */
function cutAddress(bytes: Uint8Array, from: number, time: number, places: LinePlaces): boolean {
  const first = findSpace(bytes, from, time);
  const second = findSpace(bytes, first + 1, time);
  const third = findSpace(bytes, second + 1, time);
  const isDash = (at: number, end: number) => end - at === 1 && bytes[at] === DASH;
  const hasHost =
    third + 1 < time && !isDash(first + 1, second) && isDash(second + 1, third) && second > first + 1;
  places.addressFrom = hasHost ? first + 1 : from;
  places.addressTo = hasHost ? second : first;
  return places.addressTo > places.addressFrom && second < time;
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
