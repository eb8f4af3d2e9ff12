import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { companions, countLogs, createItem, items, line, visit } from './downloads/count-logs.mjs';

describe('A session', () => {
  it('has downloads with no more than the gap between them, whatever its duration', async () => {
    const lines = [
      line('a', { at: '10:00:00' }),
      line('b', { at: '10:30:00' }),
      line('c', { at: '11:00:00' }),
      line('d', { at: '11:30:01' }),
    ];
    const result = await countLogs(lines);
    assert.equal(companions(result, 'a'), 'b 1, c 1');
    assert.equal(companions(result, 'd'), '');
    assert.equal(result.facts.sessions, 2);
    const short = await countLogs(lines, { rules: { gap: 10 } });
    assert.equal(short.byItem.size, 0);
    assert.equal(short.facts.sessions, 4);
  });

  it('does not depend on the order of lines and files', async () => {
    const result = await countLogs({
      'access.log': `${line('c', { at: '10:20:00' })}\n${line('a', { at: '10:00:00' })}\n`,
      'access.log.1': `${line('b', { at: '10:10:00' })}\n`,
    });
    assert.equal(companions(result, 'b'), 'a 1, c 1');
    assert.equal(result.facts.sessions, 1);
    assert.equal(result.facts.files, 2);
  });

  it('with more than 100 different items is a mass download, which does not count', async () => {
    const many = Array.from({ length: 101 }, (_, index) => ({
      id: `${index}`,
      work: `${index}`,
      identifiers: [`20.500.14283/${index}`],
    }));
    const take = (index, at, address) =>
      line('', { path: `/bitstream/handle/20.500.14283/${index}/file.pdf`, at, address });
    const lines = many.map((_, index) => take(index, `10:${String(index % 60).padStart(2, '0')}:00`));
    const mass = await countLogs(lines, { items: many });
    assert.equal(mass.byItem.size, 0);
    assert.deepEqual([mass.facts.massSessions, mass.facts.massDownloads, mass.facts.visitors], [1, 101, 0]);

    // With one item fewer, it counts: each item has 99 companions, of which the result has 10.
    const much = await countLogs(lines.slice(0, 100), { items: many });
    assert.equal(much.facts.massSessions, 0);
    assert.equal(much.byItem.size, 100);
    assert.equal(much.byItem.get('0').length, 10);
    assert.equal(much.facts.pairs, (100 * 99) / 2);

    // Another session of the same visitor counts.
    const later = [...lines, take(0, '14:00:00'), take(1, '14:01:00')];
    const both = await countLogs(later, { items: many });
    assert.deepEqual([both.facts.massSessions, both.facts.sessions, both.facts.pairs], [1, 1, 1]);
  });
});

describe('Two clicks on an item', () => {
  const clicks = (...times) => times.map((at) => line('a', { at }));

  it('within 30 seconds are one download, and so are chains of them', async () => {
    const counts = [
      [clicks('10:00:00', '10:00:29'), 1, 1],
      [clicks('10:00:00', '10:00:30'), 1, 1],
      [clicks('10:00:00', '10:00:31'), 2, 0],
      [clicks('10:00:00', '10:00:25', '10:00:50', '10:01:15'), 1, 3],
      [clicks('10:00:00', '10:00:00'), 1, 1],
    ];
    for (const [lines, downloads, doubleClicks] of counts) {
      const { facts } = await countLogs(lines);
      assert.deepEqual([facts.downloads, facts.doubleClicks], [downloads, doubleClicks]);
    }
  });

  it('are one download also with a click on another item between them', async () => {
    const { facts } = await countLogs([...clicks('10:00:00', '10:00:20'), line('b', { at: '10:00:10' })]);
    assert.deepEqual([facts.downloads, facts.doubleClicks], [2, 1]);
  });

  it('count at the time of the later one, since COUNTER removes the first', async () => {
    // `b` is 29:50 before the first click, which does not count, and 30:10 before the second one.
    const before = line('b', { at: '09:30:10' });
    const { facts, byItem } = await countLogs([before, ...clicks('10:00:00', '10:00:20')]);
    assert.equal(byItem.size, 0);
    assert.equal(facts.sessions, 2);
  });

  it('by two visitors are two downloads', async () => {
    const { facts } = await countLogs([line('a'), line('a', { address: '203.0.113.2' })]);
    assert.deepEqual([facts.downloads, facts.doubleClicks], [2, 0]);
  });

  it('are two downloads with a shorter limit', async () => {
    const { facts } = await countLogs(clicks('10:00:00', '10:00:15'), { rules: { doubleClick: 10 } });
    assert.equal(facts.downloads, 2);
  });
});

describe('A pair', () => {
  it('counts once per visitor, even if it is in several sessions', async () => {
    const lines = ['10:00:00', '10:01:00', '15:00:00', '15:01:00'].map((at, index) =>
      line(index % 2 ? 'b' : 'a', { at }),
    );
    const result = await countLogs([...lines, ...visit('ab', 2)]);
    assert.equal(companions(result, 'a'), 'b 3');
    assert.equal(result.facts.sessions, 4);
    assert.equal(result.facts.visitors, 3);
  });

  it('has neither two editions of a work nor the same item twice', async () => {
    const editions = [createItem('a', { work: 'one' }), createItem('b', { work: 'one' }), createItem('c')];
    const result = await countLogs(visit('aba' + 'c', 2), { items: editions });
    assert.equal(companions(result, 'a'), 'c 2');
    assert.equal(companions(result, 'b'), 'c 2');
    assert.equal(companions(result, 'c'), 'a 2, b 2');
    assert.equal(result.facts.pairs, 2);
  });

  it('is in the result with 5 visitors, and not with 4', async () => {
    const four = await countLogs(visit('ab', 4), { rules: { threshold: undefined } });
    assert.equal(four.byItem.size, 0);
    assert.deepEqual([four.threshold, four.facts.pairs, four.facts.tooFew], [5, 1, 1]);
    const five = await countLogs(visit('ab', 5), { rules: { threshold: undefined } });
    assert.deepEqual(
      [...five.byItem],
      [
        ['a', [{ id: 'b', count: 5 }]],
        ['b', [{ id: 'a', count: 5 }]],
      ],
    );
    assert.equal(five.facts.tooFew, 0);
  });
});

describe('The list of an item', () => {
  it('is sorted by cosine, so that popular items are not first in every list', async () => {
    // With a: b by 4 of its 25 visitors, c by 3 of its 3. Cosines: 4/√(7·25) = 0.30, 3/√(7·3) = 0.65.
    const lines = [...visit('ab', 4), ...visit('ac', 3, 10), ...visit('b', 21, 20)];
    assert.equal(companions(await countLogs(lines), 'a'), 'c 3, b 4');
  });

  it('is sorted by count for equal cosines, then by id', async () => {
    // With a: b by 2 of 4, c by 4 of 16: 2²/4 = 4²/16. d and e alike.
    const lines = [...visit('ab', 2), ...visit('b', 2, 10), ...visit('ac', 4, 20), ...visit('c', 12, 30)];
    lines.push(...visit('aed', 1, 50));
    assert.equal(companions(await countLogs(lines), 'a'), 'c 4, b 2, d 1, e 1');
  });

  it('has at most the given number of entries', async () => {
    const lines = [...visit('ab', 1), ...visit('ac', 2, 10), ...visit('ad', 3, 20)];
    const result = await countLogs(lines, { rules: { maxEntries: 2 } });
    assert.equal(companions(result, 'a'), 'd 3, c 2');
    assert.equal(companions(result, 'b'), 'a 1');
  });
});

describe('The period of a count', () => {
  const days = ['01/Oct/2026:23:59:59 +0000', '02/Oct/2026:00:00:00 +0000', '03/Oct/2026:23:59:59 +0000'];
  const lines = [...days, '04/Oct/2026:00:00:00 +0000'].map((time, visitor) =>
    line('a', { time, address: `203.0.113.${visitor}` }),
  );

  it('is that of the counted downloads', async () => {
    const { period } = await countLogs([
      ...lines,
      line('b', { time: '09/Nov/2026:10:00:00 +0000', status: 404 }),
    ]);
    assert.deepEqual(period, { from: '2026-10-01', until: '2026-10-04' });
    const none = await countLogs([line('a', { status: 404 })]);
    assert.equal('period' in none, false);
  });

  it('can be limited by days, which it includes', async () => {
    const rules = { from: '2026-10-02', until: '2026-10-03' };
    const { period, facts } = await countLogs(lines, { rules });
    assert.deepEqual(period, { from: '2026-10-02', until: '2026-10-03' });
    assert.deepEqual([facts.downloads, facts.outsidePeriod], [2, 2]);
  });

  it('must have valid days in their order', async () => {
    for (const from of ['2026-02-30', 'yesterday', '2026-1-1', ''])
      await assert.rejects(countLogs(lines, { rules: { from } }), { exitCode: 2, message: /is not a day/ });
    const rules = { from: '2026-10-03', until: '2026-10-02' };
    await assert.rejects(countLogs(lines, { rules }), { exitCode: 2, message: /ends before/ });
  });
});

describe('Identifiers', () => {
  it('of two items refer to the first', async () => {
    const known = [...items, { id: 'z', work: 'z', identifiers: items[1].identifiers }];
    assert.equal(companions(await countLogs(visit('ab', 1), { items: known }), 'a'), 'b 1');
  });

  it('can be missing', async () => {
    const { facts } = await countLogs(visit('ab', 1), { items: [] });
    assert.deepEqual([facts.unknownItems, facts.downloads], [2, 0]);
  });
});
