import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { HalfSipHash } from '../dist/feed-tool/src/hash/half-sip-hash.js';
import { companions, countLogs, createItem, visit, uuidOf } from './downloads/count-logs.mjs';

const rules = { gap: 1, doubleClick: 10, threshold: 2, maxEntries: 3 };
const works = { a: 'one', b: 'one', c: 'two', d: 'three', e: 'four', f: 'five' };
const items = Object.entries(works).map(([id, work]) => createItem(id, { work }));

/** Counts downloads by the same rules in a simple way, in memory. */
function countPlainly(downloads) {
  const visitors = new Map();
  for (const click of downloads) visitors.set(click.visitor, [...(visitors.get(click.visitor) ?? []), click]);
  const [readers, pairs] = [new Map(), new Map()];
  const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const clicks of visitors.values()) {
    const sorted = clicks.toSorted((one, other) => one.time - other.time);
    const kept = sorted.filter(
      ({ item, time }, index) =>
        !sorted
          .slice(index + 1)
          .some((later) => later.item === item && later.time - time <= rules.doubleClick),
    );
    const sessions = [];
    for (const [index, click] of kept.entries()) {
      if (index === 0 || click.time - kept[index - 1].time > rules.gap * 60) sessions.push(new Set());
      sessions.at(-1).add(click.item);
    }
    for (const item of new Set(kept.map((click) => click.item))) count(readers, item);
    const own = new Set();
    for (const session of sessions)
      for (const one of session)
        for (const other of session) if (one < other && works[one] !== works[other]) own.add(one + other);
    for (const pair of own) count(pairs, pair);
  }
  const byItem = new Map();
  for (const [pair, together] of pairs) {
    if (together < rules.threshold) continue;
    for (const [one, other] of [pair, pair[1] + pair[0]]) {
      const similarity = together ** 2 / readers.get(other);
      byItem.set(one, [...(byItem.get(one) ?? []), { id: other, count: together, similarity }]);
    }
  }
  for (const [item, entries] of byItem) {
    entries.sort(
      (one, other) =>
        other.similarity - one.similarity || other.count - one.count || (one.id < other.id ? -1 : 1),
    );
    byItem.set(
      item,
      entries.slice(0, rules.maxEntries).map(({ id, count: together }) => ({ id, count: together })),
    );
  }
  return new Map([...byItem].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const download = fc.record({
  visitor: fc.integer({ min: 1, max: 8 }),
  item: fc.constantFrom(...Object.keys(works)),
  time: fc.integer({ min: 1_790_000_000, max: 1_790_000_600 }),
});

describe('The count in partitions on disk', () => {
  it('has the same result as a count in memory, however small the partitions', async () => {
    const logs = fc.array(download, { minLength: 1, maxLength: 120 });
    const limits = fc.record({
      records: fc.constantFrom(1, 3, 10, 1_000),
      pairs: fc.constantFrom(1, 4, 1_000),
    });
    await fc.assert(
      fc.asyncProperty(logs, limits, async (downloads, limit) => {
        const rows = downloads.map(({ visitor, item, time }) => `${visitor},${uuidOf(item)},${time}`);
        const csv = ['visitor,item,time', ...rows].join('\n');
        const { byItem, facts } = await countLogs({ csv }, { items, rules, limits: limit });
        assert.deepEqual([...byItem], [...countPlainly(downloads)]);
        assert.equal(facts.downloads + facts.doubleClicks, downloads.length);
      }),
      { numRuns: 200 },
    );
  });

  it('splits a partition that is too large for memory as often as necessary', async () => {
    const lines = visit('abc', 2_000);
    const whole = await countLogs(lines);
    const split = await countLogs(lines, { limits: { records: 4, pairs: 5 } });
    assert.deepEqual(split.byItem, whole.byItem);
    assert.deepEqual(split.facts, whole.facts);
    assert.equal(companions(split, 'a'), 'b 2000, c 2000');
  });

  it('can count a single visitor or a single pair above the limit', async () => {
    const clock = (second) => new Date(second * 1_000).toISOString();
    const rows = Array.from(
      { length: 500 },
      (_, row) => `me,${uuidOf('abcdef'[row % 6])},${clock(row * 40)}`,
    );
    const csv = ['visitor,item,time', ...rows].join('\n');
    const { facts } = await countLogs({ csv }, { limits: { records: 2, pairs: 1 } });
    assert.deepEqual([facts.visitors, facts.sessions, facts.downloads, facts.pairs], [1, 1, 500, 15]);
  });
});

describe('The hash of visitors', () => {
  it('is HalfSipHash-2-4 with 64 bits, with the results of the reference implementation', () => {
    // The first rows of vectors_hsip64 in the reference implementation: key 00 to 07, text 00, 01, 02 and so
    // on.
    const vectors = {
      0: '218d1f59b9b83cc8',
      1: 'be552412f8387315',
      2: '064f39ef7c50eb57',
      3: 'ce0f1a45f7060679',
      4: 'd5e78a175be52ea1',
      5: 'cb9d7c3f2f3db580',
      13: '5a2352d75a0c3744',
    };
    const hasher = new HalfSipHash(Uint8Array.from({ length: 8 }, (_, byte) => byte));
    const bytes = Uint8Array.from({ length: 16 }, (_, byte) => byte);
    for (const [length, expected] of Object.entries(vectors)) {
      hasher.hash(bytes, 0, Number(length));
      const result = Buffer.alloc(8);
      result.writeInt32LE(hasher.low, 0);
      result.writeInt32LE(hasher.high, 4);
      assert.equal(result.toString('hex'), expected);
    }
  });
});
