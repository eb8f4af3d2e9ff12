import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { companions, countLogs, uuidOf, visit } from './downloads/count-logs.mjs';

const count = (rows, options) => countLogs({ 'log.csv': rows.join('\n') }, options);
const isPair = async (rows, message) => {
  const result = await count(rows);
  assert.equal(companions(result, 'a'), 'b 1', message);
  assert.equal(result.facts.broken, 0, message);
};

const header = 'visitor,item,time';
const a = `1,${uuidOf('a')},2026-10-10T10:00:00Z`;
const b = `1,${uuidOf('b')},2026-10-10T10:05:00Z`;

describe('A log in CSV', () => {
  it('can have its columns in any order and among others', async () => {
    await isPair([header, a, b]);
    await isPair([
      `time,note,Item,"Visitor"`,
      `2026-10-10,,${uuidOf('a')},x`,
      `2026-10-10,,${uuidOf('b')},x`,
    ]);
    await isPair([`\ufeff${header}\r`, `${a}\r`, '\r', `${b}\r`], 'a byte order mark and carriage returns');
    await isPair(
      [header, a, b].map((row) => row.replaceAll(',', ';')),
      'semicolons',
    );
    await isPair(
      [header, a, b].map((row) => row.replaceAll(',', '\t')),
      'tabs',
    );
  });

  it('can have quotes as in RFC 4180', async () => {
    const quoted = (row) => row.replace('1,', '"Jane ""J."" Public,\nRome",');
    await isPair([header, quoted(a), quoted(b)]);
  });

  it('can have any identifier that a page can use', async () => {
    const names = ['20.500.14283/B', 'https://hdl.handle.net/20.500.14283/b', `urn:uuid:${uuidOf('b')}`];
    for (const name of names) await isPair([header, a, `1,${name},2026-10-10T10:05:00Z`], name);
    const unknown = await count([header, a, '1,20.500.14283/zz,2026-10-10T10:05:00Z']);
    assert.equal(unknown.facts.unknownItems, 1);
  });

  it('can have times in ISO 8601 or in seconds since 1970', async () => {
    const seconds = Date.UTC(2026, 9, 10, 10, 20) / 1_000;
    const times = [
      '2026-10-10T10:20:00Z',
      '2026-10-10T10:20:00.500Z',
      '2026-10-10 10:20:00',
      '2026-10-10T10:20',
      '2026-10-10T12:20:00+02:00',
      '2026-10-10 12:20:00+0200',
      '2026-10-10T12:20:00+02',
      `${seconds}`,
      `${seconds}.25`,
    ];
    for (const time of times) await isPair([header, a, `1,${uuidOf('b')},${time}`], time);
  });

  it('has sessions, double clicks and visitors like other logs', async () => {
    const rows = [
      header,
      a,
      a.replace('10:00:00', '10:00:20'),
      b,
      b.replace('1,', '2,'),
      a.replace('1,', '2,'),
    ];
    const result = await count(rows);
    assert.equal(companions(result, 'a'), 'b 2');
    assert.deepEqual([result.facts.doubleClicks, result.facts.visitors, result.facts.robots], [1, 2, 0]);
  });

  it('can be combined with logs of the combined format', async () => {
    const logs = { 'access.log': visit('ab', 2).join('\n'), 'other.csv': [header, a, b].join('\n') };
    assert.equal(companions(await countLogs(logs), 'a'), 'b 3');
  });
});

describe('An invalid row', () => {
  it('is counted, and a warning has its line number', async () => {
    const broken = [
      `1,${uuidOf('b')}`,
      `,${uuidOf('b')},2026-10-10T10:05:00Z`,
      `1,${uuidOf('b')},10/10/2026`,
      `1,${uuidOf('b')},1791627600000`,
      `1,${uuidOf('b')},2026-10-10T25:00:00Z`,
    ];
    const { facts, warnings } = await count([header, a, ...broken]);
    assert.deepEqual([facts.lines, facts.broken, facts.downloads], [6, 5, 1]);
    assert.deepEqual(
      warnings.map((warning) => /line \d+: .*/.exec(warning)[0]),
      [
        'line 3: skipped, because its time is neither ISO 8601 nor seconds since 1970.',
        'line 4: skipped, because a cell is empty.',
        'line 5: skipped, because its time is neither ISO 8601 nor seconds since 1970.',
      ],
    );
  });

  it('with wrong quotes does not affect others', async () => {
    const { facts, warnings } = await count([header, 'x"y,1,2', a, b]);
    assert.equal(facts.downloads, 2);
    assert.equal(facts.broken, 1);
    assert.match(warnings[0], /log\.csv, line 2: skipped, because its quotes do not follow RFC 4180/);
  });

  it('with an unclosed quote affects only a part of the log', async () => {
    const rows = Array.from({ length: 20_000 }, (_, visitor) => a.replace('1,', `${visitor},`));
    const { facts, warnings } = await count([header, ...rows.slice(0, 100), `"${a}`, ...rows.slice(100)]);
    assert.match(warnings[0], /line 102: skipped, because a quote is not closed/);
    assert.ok(facts.downloads > 17_000, `${facts.downloads}`);
    assert.ok(facts.broken > 1 && facts.broken < 3_000, `${facts.broken}`);
  });

  it('is an error if there is no valid one', async () => {
    await assert.rejects(count([header, 'x,y,z', 'x,y,z']), {
      exitCode: 4,
      message: /log\.csv: no line can be read/,
    });
  });
});
