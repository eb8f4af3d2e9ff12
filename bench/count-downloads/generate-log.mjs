/*
 * node bench/count-downloads/generate-log.mjs 5000000 | …
 *
 * Writes a log of downloads at a rate of 50 million per year: items by Zipf's law, 60 % robots, sessions of 1
 * to 8 downloads, of which half are items of the same subject, and a third as many visitors as sessions. The
 * log is the same in every run.
 */
import { writeSync } from 'node:fs';

import { readers, robots } from './agents.mjs';
import { createUuids, itemCount } from './items.mjs';
import { createRandom } from '../synthetic/random.mjs';

const lines = Number(process.argv[2]);
const robotShare = 0.6;
const meanSession = 4.5;
/**
 * Number of simultaneous sessions: at three lines in two seconds, the gaps in each stay below half an hour.
 */
const openSessions = 64;
const secondsOfLine = (365 * 86_400) / 50e6;
const start = Date.UTC(2026, 0, 1) / 1_000;

const random = createRandom(20_500);
const chance = () => random() / 2 ** 32;
const pick = (count) => Math.floor(chance() * count);

/** Returns a table of items by 20-bit numbers, in which the share of each item follows Zipf's law. */
function createZipf() {
  const table = new Uint32Array(1 << 20);
  let sum = 0;
  for (let rank = 1; rank <= itemCount; rank++) sum += 1 / rank;
  let reached = 0;
  let from = 0;
  for (let rank = 1; rank <= itemCount; rank++) {
    reached += 1 / rank;
    const to = Math.round((reached / sum) * table.length);
    table.fill(rank - 1, from, to);
    from = to;
  }
  return table;
}

const zipf = createZipf();
const uuids = Buffer.from(createUuids().join(''));
const visitors = Math.max(1, Math.floor((lines * (1 - robotShare)) / meanSession / 3));
const ends = (agents) =>
  agents.map((agent) => Buffer.from(`/download HTTP/1.1" 200 1482317 "-" "${agent}"\n`));
const [readerEnds, robotEnds] = [ends(readers), ends(robots)];
const block = Buffer.alloc(1 << 18);
const maxLineLength = 1_024;
let used = 0;

function put(bytes) {
  block.set(bytes, used);
  used += bytes.length;
}

function putNumber(number) {
  if (number > 99) block[used++] = 0x30 + Math.floor(number / 100);
  if (number > 9) block[used++] = 0x30 + (Math.floor(number / 10) % 10);
  block[used++] = 0x30 + (number % 10);
}

function putAddress(number) {
  // Distributes consecutive numbers over all networks.
  const address = Math.imul(number, 0x9e3779b1) >>> 0;
  for (let shift = 24; shift >= 0; shift -= 8) {
    putNumber((address >>> shift) & 255);
    if (shift > 0) block[used++] = 0x2e;
  }
}

const clockOffset = ' - - [01/Jan/2026:'.length;
let today = -1;
let middle = Buffer.alloc(0);

function putTime(time) {
  const day = Math.floor(time / 86_400);
  if (day !== today) {
    const [, date, month, year] = new Date(time * 1_000).toUTCString().split(' ');
    middle = Buffer.from(` - - [${date}/${month}/${year}:00:00:00 +0000] "GET /bitstreams/`);
    today = day;
  }
  const second = time - day * 86_400;
  putDigits(clockOffset, Math.floor(second / 3_600));
  putDigits(clockOffset + 3, Math.floor(second / 60) % 60);
  putDigits(clockOffset + 6, second % 60);
  put(middle);
}

function putDigits(offset, number) {
  middle[offset] = 0x30 + Math.floor(number / 10);
  middle[offset + 1] = 0x30 + (number % 10);
}

function putLine(address, time, item, end) {
  putAddress(address);
  putTime(time);
  uuids.copy(block, used, item * 36, item * 36 + 36);
  used += 36;
  put(end);
  if (used < block.length - maxLineLength) return;
  flush();
}

function flush() {
  for (let written = 0; written < used;) written += writeSync(1, block, written, used - written);
  used = 0;
}

function beginSession() {
  const visitor = pick(visitors);
  return { visitor, left: 1 + pick(8), subject: zipf[random() >>> 12] };
}

function chooseItem(session) {
  if (chance() < 0.5) return zipf[random() >>> 12];
  return (session.subject + pick(20)) % itemCount;
}

const sessions = Array.from({ length: openSessions }, beginSession);
for (let line = 0; line < lines; line++) {
  const time = start + Math.floor(line * secondsOfLine);
  if (chance() < robotShare) {
    const robot = pick(2_000);
    putLine(robot * 7 + 3, time, zipf[random() >>> 12], robotEnds[robot % robotEnds.length]);
    continue;
  }
  const index = pick(openSessions);
  const session = sessions[index];
  const { visitor } = session;
  putLine(visitor, time, chooseItem(session), readerEnds[visitor % readerEnds.length]);
  session.left--;
  if (session.left === 0) sessions[index] = beginSession();
}
flush();
