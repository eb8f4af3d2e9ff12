import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { measureComputing } from './computing-time.mjs';
import { companions, countLogs, line, uuidOf } from './downloads/count-logs.mjs';

/** Bytes of each log, and its limit of CPU time in milliseconds; an ordinary log takes a tenth. */
const [size, limit] = [2_000_000, 6_000];

const long = (text, length = 30_000) => text.repeat(Math.ceil(length / text.length));

const hostile = {
  'endless quotes': `1.2.3.4 - - [10/Oct/2026:10:00:00 +0000] "${long('\\"')}`,
  brackets: long('1 ['),
  'nearly valid times': long(' [10/Oct/2026:10:00:00 +000'),
  spaces: long(' '),
  backslashes: line('a', { referer: long('\\\\') }),
  'an endless agent': (index) => line('a', { agent: `${index} ${long('a b')}` }),
  'an agent with nearly matching names of robots': (index) =>
    line('a', { agent: `${index} ${long('bo crawspide Alexandria(')}` }),
  'an endless path': line('a', { path: long('/bitstream') }),
  handles: line('a', { path: `/bitstream/handle/${long('1.')}/x/y` }),
  'file names of dots': line('a', { path: `/bitstream/handle/1/x/${long('.a')}` }),
  'percent signs': line('a', { path: `/bitstream/handle/${long('%25')}/x/y` }),
  'an endless address': line('a', { address: long('1.') }),
  'too large numbers': line('a', { time: '99/Oct/9999:99:99:99 +9999' }),
  'zero bytes': long('\0'),
  commas: long(','),
};

describe('A hostile line', () => {
  for (const [name, bad] of Object.entries(hostile)) {
    it(`does not slow the count down: ${name}`, async () => {
      const make = typeof bad === 'function' ? bad : () => bad;
      const bads = Array.from({ length: Math.ceil(size / make(0).length) }, (_, index) => make(index));
      const log = [line('a'), ...bads, line('b', { at: '10:05:00' })];
      const { result, milliseconds: taken } = await measureComputing(() => countLogs(log));
      assert.ok(taken < limit, `${Math.round(taken)} ms`);
      assert.equal(companions(result, 'a'), 'b 1');
      assert.equal(result.facts.lines, bads.length + 2);
    });
  }

  it('does not slow the count down in CSV either', async () => {
    const rows = ['visitor,item,time', `me,${uuidOf('a')},1790000000`];
    for (const bad of [
      long('"'),
      long(','),
      `me,${long('doi.org/1.')},1`,
      `me,x,${long('1')}`,
      `me,${long('/')},1`,
    ])
      for (let row = 0; row < 60; row++) rows.push(bad);
    rows.push(...Array.from({ length: 5_000 }, () => `me,${uuidOf('b')},1790000100`));
    const csv = rows.join('\n');
    const { result, milliseconds: taken } = await measureComputing(() => countLogs({ csv }));
    assert.ok(taken < limit, `${Math.round(taken)} ms`);
    assert.equal(companions(result, 'a'), 'b 1');
  });
});

describe('A request with the name of a property of all objects', () => {
  it('is one for an unknown item', async () => {
    const paths = ['__proto__', 'constructor', 'toString'].map(
      (name) => `/bitstream/handle/1/${name}/file.pdf`,
    );
    const { facts } = await countLogs(paths.map((path) => line('a', { path })));
    assert.equal(facts.unknownItems, 3);
  });
});
