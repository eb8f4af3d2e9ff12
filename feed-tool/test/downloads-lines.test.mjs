import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { chrome, companions, countLogs, line, uuidOf } from './downloads/count-logs.mjs';

/** Counts a log in which one visitor downloads `a`, followed by another line. */
async function countAfterA(second) {
  return countLogs([line('a'), second]);
}

const isPair = async (second, message) =>
  assert.equal(companions(await countAfterA(second), 'a'), 'b 1', message);

const isNoDownload = async (second, message) => {
  const { byItem, facts } = await countAfterA(second);
  assert.equal(byItem.size, 0, message);
  assert.deepEqual([facts.lines, facts.notDownloads, facts.broken], [2, 1, 0], message);
};

const at = '10:05:00';

describe('A line of a log', () => {
  it('is a download if it has a URL of DSpace 7 or later, or an earlier one', async () => {
    const paths = [
      `/bitstreams/${uuidOf('b')}/download`,
      `/bitstreams/${uuidOf('b').toUpperCase()}/download`,
      `/bitstreams/${uuidOf('b')}/download?isInline=true`,
      `/server/api/core/bitstreams/${uuidOf('b')}/content`,
      `/any/application/bitstreams/${uuidOf('b')}/download/`,
      `https://openknowledge.fao.org/bitstreams/${uuidOf('b')}/download;jsessionid=1`,
      '/bitstream/handle/20.500.14283/b/B.pdf',
      '/xmlui/bitstream/handle/20.500.14283/B/b.pdf?sequence=1&isAllowed=y',
      '/bitstream/20.500.14283/b/1/b.pdf',
      '/bitstream/handle/20.500.14283%2Fb/b%20c.pdf',
    ];
    for (const path of paths) await isPair(line('b', { at, path }), path);
  });

  it('is a download with the status 200 or 206 only, and with GET only', async () => {
    for (const status of [200, 206]) await isPair(line('b', { at, status }), status);
    for (const status of [204, 301, 302, 304, 401, 404, 500]) await isNoDownload(line('b', { at, status }));
    for (const method of ['HEAD', 'POST', 'get']) await isNoDownload(line('b', { at, method }), method);
  });

  it('is no download if it requests another page of the application', async () => {
    const paths = [
      `/items/${uuidOf('b')}`,
      `/server/api/core/bitstreams/${uuidOf('b')}`,
      `/server/api/core/bitstreams/${uuidOf('b')}/thumbnail`,
      `/bitstreams/${uuidOf('b')}/downloads`,
      `/bitstreams/${uuidOf('b').slice(1)}/download`,
      `/search?query=/bitstreams/${uuidOf('b')}/download`,
      '/bitstream/handle/20.500.14283/b',
      '/bitstream/handle/20.500.14283/b/b.pdf.jpg',
      '/bitstream/handle/20.500.14283/b/b.pdf.txt',
      '/handle/20.500.14283/b',
      '/',
    ];
    for (const path of paths) await isNoDownload(line('b', { at, path }), path);
  });

  it('is a download with any text in its other fields', async () => {
    await isPair(line('b', { at, user: 'Jane Q. Public' }), 'a user with spaces');
    await isPair(line('b', { at, user: '[odd' }), 'a user with a bracket');
    await isPair(line('b', { at, referer: String.raw`https://example.org/?q=\"rice\"` }), 'escaped quotes');
    await isPair(line('b', { at, after: ' "203.0.113.200" 0.123' }), 'fields after the agent');
    await isPair(line('b', { at, before: 'openknowledge.fao.org:443 ' }), 'a virtual host');
    await isPair(`${line('b', { at })}\r`, 'a carriage return');
    await isPair(line('b', { at }).replace(' 200 1234 ', ' 200 - '), 'no size');
  });

  it('belongs to a visitor by address and agent, which can have escaped quotes', async () => {
    const agent = String.raw`${chrome} \"x\" \\`;
    for (const address of ['2001:db8::7', 'host.example.org', '::ffff:203.0.113.9']) {
      const lines = [line('a', { address, agent }), line('b', { at, address, agent })];
      assert.equal(companions(await countLogs(lines), 'a'), 'b 1', address);
    }
    const others = [
      line('a'),
      line('b', { at, agent: `${chrome} OPR/1` }),
      line('c', { at, address: '::1' }),
    ];
    const { byItem, facts } = await countLogs(others);
    assert.equal(byItem.size, 0);
    assert.equal(facts.visitors, 3);
  });

  it('has a time with a time zone', async () => {
    // 10:25 in UTC, in three zones; the session of 10:00 lasts until 10:30.
    for (const time of ['12:25:00 +0200', '05:25:00 -0500', '15:55:00 +0530'])
      await isPair(line('b', { time: `10/Oct/2026:${time}` }), time);
    const late = await countAfterA(line('b', { time: '10/Oct/2026:10:25:00 +0200' }));
    assert.equal(late.byItem.size, 0);
    assert.equal(late.facts.sessions, 2);
  });

  it('can be before the last midnight of February or of a year', async () => {
    const nights = [
      ['28/Feb/2026:23:50:00 +0000', '01/Mar/2026:00:10:00 +0000'],
      ['29/Feb/2028:23:50:00 +0000', '01/Mar/2028:00:10:00 +0000'],
      ['31/Dec/2026:23:50:00 +0000', '01/Jan/2027:00:10:00 +0000'],
    ];
    for (const [first, second] of nights) {
      const result = await countLogs([line('a', { time: first }), line('b', { time: second })]);
      assert.equal(companions(result, 'a'), 'b 1', second);
    }
  });
});

describe('An invalid line', () => {
  it('is counted, and warnings have file, line and reason of up to three', async () => {
    const good = line('a');
    const broken = [
      good.slice(0, 40),
      good.replace('Oct', 'Okt'),
      good.replace('10/Oct', '32/Oct'),
      good.replace(/ "-" ".*/, ''),
      good.replace(' 200 ', ' OK '),
      good.slice(0, -1),
      '\u0000\u0001\u0002',
      'x'.repeat(40_000),
    ];
    const { facts, warnings } = await countLogs([good, ...broken, '', line('b', { at })]);
    assert.equal(facts.broken, 8);
    assert.equal(facts.lines, 10);
    assert.equal(facts.downloads, 2);
    assert.equal(warnings.length, 3);
    assert.match(warnings[0], /access\.log, line 2: skipped, because there is no time/);
    assert.match(warnings[1], /access\.log, line 3:/);
  });

  it('does not affect others: a log can have bytes of any encoding', async () => {
    const bytes = Buffer.from(`${line('a', { user: 'J?' })}\n${line('b', { at, user: 'J?' })}\n`);
    for (let offset = 0; offset < bytes.length; offset++) if (bytes[offset] === 0x3f) bytes[offset] = 0xe9;
    assert.equal(companions(await countLogs({ log: bytes }), 'a'), 'b 1');
  });

  it('can be the last, without a line ending', async () => {
    const whole = await countLogs({ log: `${line('a')}\n${line('b', { at })}` });
    assert.equal(companions(whole, 'a'), 'b 1');
    const cut = await countLogs({ log: `${line('a')}\n${line('b', { at }).slice(0, 120)}` });
    assert.deepEqual([cut.facts.downloads, cut.facts.broken], [1, 1]);
  });

  it('is one of the facts of the count, like all lines', async () => {
    const lines = [
      line('a'),
      line('a', { at: '10:00:20' }),
      line('b', { at }),
      'broken',
      line('b', { status: 404 }),
    ];
    lines.push(line('a', { agent: 'Googlebot' }), line('a', { path: `/bitstreams/${uuidOf('9')}/download` }));
    lines.push(line('a', { time: '09/Oct/2026:10:00:00 +0000' }));
    const { facts } = await countLogs(lines, { rules: { from: '2026-10-10' } });
    assert.deepEqual(facts, {
      files: 1,
      lines: 8,
      broken: 1,
      notDownloads: 1,
      outsidePeriod: 1,
      robots: 1,
      unknownItems: 1,
      doubleClicks: 1,
      massSessions: 0,
      massDownloads: 0,
      downloads: 2,
      visitors: 1,
      sessions: 1,
      pairs: 1,
      tooFew: 0,
    });
  });
});
