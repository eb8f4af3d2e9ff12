import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { chrome, countLogs, line } from './downloads/count-logs.mjs';

const list = JSON.parse(readFileSync(new URL('../data/counter-robots.json', import.meta.url), 'utf8'));

/** Returns the agents that count as robots. */
async function listRobots(agents, robots) {
  const found = [];
  for (const agent of agents) {
    const { facts } = await countLogs([line('a', { agent })], { rules: { robots } });
    if (facts.robots > 0) found.push(agent);
  }
  return found;
}

describe('The list of robots', () => {
  it('has its source, date and licence', () => {
    assert.match(list.source, /COUNTER-Robots$/);
    assert.match(list.date, /^\d{4}-\d\d-\d\d$/);
    assert.match(list.licence.join('\n'), /^MIT License[^]*Copyright \(c\) 2018 COUNTER ONLINE METRICS/);
    assert.ok(list.patterns.length > 300);
  });

  it('excludes robots, ignoring case', async () => {
    const robots = [
      'Googlebot/2.1',
      'GOOGLEBOT',
      'x (compatible; bingbot/2.0)',
      'curl/8.5.0',
      'Wget/1.21',
      '-',
      '',
      'x',
    ];
    robots.push('python-requests/2.32.3', 'Mozilla/5.0', 'Java/1.8.0');
    assert.deepEqual(await listRobots(robots), robots);
  });

  it('includes readers', async () => {
    const readers = [
      chrome,
      'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)',
    ];
    assert.deepEqual(await listRobots(readers), []);
  });

  it('can be replaced', async () => {
    assert.deepEqual(await listRobots(['Chrome', 'Googlebot'], /^chrome$/i), ['Chrome']);
  });

  it('matches each pattern separately', async () => {
    const samples = [
      chrome,
      'selfish',
      'a fish',
      'IDA',
      'FRIDA',
      'ruby',
      'ruby/3',
      'Java/17',
      'x Java/17',
      'okhttp/4',
    ];
    const alone = samples.filter((agent) =>
      list.patterns.some((pattern) => new RegExp(pattern, 'i').test(agent)),
    );
    assert.deepEqual(await listRobots(samples), alone);
  });
});

describe('A log with more agents than the cache can hold', () => {
  it('has the right result for each', async () => {
    const agents = 100_000;
    const lines = Array.from({ length: agents }, (_, index) =>
      line('a', { agent: `${index % 2 ? 'Reader' : 'Robot'} ${index}` }),
    );
    const { facts } = await countLogs(lines);
    assert.deepEqual([facts.robots, facts.downloads], [agents / 2, agents / 2]);
  });
});
