import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';

import { countLogs, visit } from './downloads/count-logs.mjs';

const textOf = (lines) => Buffer.from(`${lines.join('\n')}\n`);
const small = textOf(visit('ab', 2));
/* Texts that gzip can't compress much, so that the file is as large as those of real logs. */
const lines = visit('ab', 20_000).map((one) => `${one} "${randomBytes(90).toString('hex')}"`);
const large = textOf(lines);
const compressed = { small: gzipSync(small), large: gzipSync(large) };
const garbage = Buffer.from('GARBAGE\n');

/** Counts one file; returns the number of valid lines, and the warnings. */
async function countWhole(...parts) {
  const { facts, warnings } = await countLogs({ 'access.log.gz': Buffer.concat(parts) });
  return { read: facts.lines - facts.broken, warnings };
}

/** Checks that every line before the damage counts, and that one warning reports the damage. */
async function isReadUntil(read, why, ...parts) {
  const { warnings, ...counted } = await countWhole(...parts);
  assert.equal(counted.read, read);
  const damage = warnings.filter((text) => text.includes('access.log.gz is truncated or damaged'));
  assert.equal(damage.length, 1, warnings.join('\n'));
  assert.match(damage[0], why);
  assert.match(damage[0], /zcat FILE \| fao-feed downloads --log -/);
}

const flip = (bytes, offset) => {
  const changed = Buffer.from(bytes);
  changed[offset] ^= 0xff;
  return changed;
};

describe('A log in gzip', () => {
  it('counts completely, small or large, in one member or many', async () => {
    const whole = { small: 4, large: lines.length };
    for (const [name, bytes] of Object.entries(compressed))
      assert.deepEqual(await countWhole(bytes), { read: whole[name], warnings: [] });
    const { small: one, large: other } = compressed;
    assert.deepEqual(await countWhole(one, other, one), { read: lines.length + 8, warnings: [] });
    assert.equal((await countWhole(...Array(500).fill(one))).read, 2_000);
  });

  it('can have a header with a name, a comment and more', async () => {
    const [start, rest] = [Buffer.from(compressed.small.subarray(0, 10)), compressed.small.subarray(10)];
    start[3] = 0x1e;
    const fields = Buffer.concat([
      Buffer.from([3, 0]),
      Buffer.from('xyzaccess.log\0a comment\0'),
      Buffer.alloc(2),
    ]);
    assert.deepEqual(await countWhole(start, fields, rest), { read: 4, warnings: [] });
  });

  it('can have zeros at its end, like blocks of tapes', async () => {
    assert.deepEqual(await countWhole(compressed.large, Buffer.alloc(70_000)), {
      read: lines.length,
      warnings: [],
    });
  });

  it('counts completely if something else follows, with a warning', async () => {
    const why = /other data follows the gzip data/;
    await isReadUntil(4, why, compressed.small, garbage);
    await isReadUntil(4, why, compressed.small, Buffer.from('G'));
    await isReadUntil(lines.length, why, compressed.large, garbage);
    await isReadUntil(lines.length + 4, why, compressed.small, compressed.large, garbage, compressed.small);
    await isReadUntil(4, /incorrect header/, compressed.small, flip(compressed.small, 2));
  });

  it('counts up to the byte at which it is truncated', async () => {
    const { small: one, large: other } = compressed;
    for (const length of [1, 8])
      await isReadUntil(lines.length, /unexpected end/, other.subarray(0, -length));
    await isReadUntil(4, /unexpected end/, one, one.subarray(0, 6));
    const { read, warnings } = await countWhole(other.subarray(0, other.length / 2));
    assert.match(warnings[0], /unexpected end/);
    assert.ok(Math.abs(read - lines.length / 2) < 1_000, `${read} of ${lines.length} lines`);
  });

  it('counts up to the byte at which zlib fails', async () => {
    const damaged = Buffer.from(compressed.large);
    const offset = damaged.length >> 1;
    damaged.fill(0xff, offset, offset + 3_000);
    const { read, warnings } = await countWhole(damaged);
    assert.match(warnings.join(), /access\.log\.gz is truncated or damaged/);
    assert.ok(read > lines.length / 2 - 1_000, `${read} of ${lines.length} lines`);
  });

  it('counts completely, with a warning, if its checksum or its length is wrong', async () => {
    const { large: bytes } = compressed;
    for (const offset of [bytes.length - 2, bytes.length - 6])
      await isReadUntil(lines.length, /checksum or length does not match/, flip(bytes, offset));
  });
});
