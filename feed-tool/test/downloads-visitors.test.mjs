import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

import { companions, countLogs, line, uuidOf } from './downloads/count-logs.mjs';
import { makeFolder } from './run-command.mjs';

/**
 * Returns two downloads of a session. Sessions must have different hours, so that none has a double click.
 */
const session = (address, hour = 10) =>
  ['a', 'b'].map((item, minute) =>
    line(item, { address, at: `${String(hour).padStart(2, '0')}:0${minute}:00` }),
  );

/** Counts one session for each address. */
const countSessions = (addresses) =>
  countLogs(addresses.flatMap((address, index) => session(address, index)));

/** Checks that all these addresses are one visitor. */
async function isOneVisitor(addresses) {
  const result = await countSessions(addresses);
  const { facts } = result;
  assert.deepEqual(
    [facts.broken, facts.visitors, facts.sessions],
    [0, 1, addresses.length],
    addresses.join(),
  );
  assert.equal(companions(result, 'a'), 'b 1');
}

/** Checks that each of these addresses is a different visitor. */
async function areVisitors(addresses) {
  const result = await countSessions(addresses);
  const { broken, visitors } = result.facts;
  assert.deepEqual([broken, visitors], [0, addresses.length], addresses.join());
  assert.equal(companions(result, 'a'), `b ${addresses.length}`);
}

/** Checks that the lines of these addresses are invalid, and the reason in the warning. */
async function areRefused(addresses, reason) {
  for (const address of addresses) {
    const { facts, warnings } = await countLogs([line('c'), ...session(address)]);
    assert.deepEqual([facts.broken, facts.visitors], [2, 1], address);
    assert.match(warnings[0], /access\.log, line 2: skipped, because /);
    assert.match(warnings[0], reason, address);
  }
}

const noAddress =
  /there is no IP address before the time: configure the server to log the IP address of the client\.$/;
const otherThings =
  /not the IP address or host name of one client: remove the text that other programs add \(run grep and zgrep with -h and without -n\)\.$/;

describe('One person is one visitor', () => {
  it('in all forms of an IPv4 address', async () => {
    await isOneVisitor([
      '203.0.113.7',
      '203.000.113.007',
      '203.0.113.7:54321',
      '203.0.113.7:80',
      '::ffff:203.0.113.7',
      '::FFFF:cb00:7107',
      '0:0:0:0:0:ffff:cb00:7107',
      '[::ffff:203.0.113.7]:54321',
      '[203.0.113.7]:80',
      '::203.0.113.7',
      '64:ff9b::cb00:7107',
    ]);
  });

  it('in all forms of an IPv6 address', async () => {
    await isOneVisitor([
      '2001:db8::a:1',
      '2001:DB8::A:1',
      '2001:0db8:0000:0000:0000:0000:000a:0001',
      '2001:db8:0:0:0:0:a:1',
      '2001:db8:0::a:1',
      '[2001:db8::a:1]',
      '[2001:db8::a:1]:443',
      '[2001:db8::a:1]:54321',
      '2001:db8::a:1%eth0',
      '[2001:db8::a:1%25eth0]:443',
    ]);
    await isOneVisitor(['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6:8080', '2001:db8:1:2:3:4:5:6:54321']);
    await isOneVisitor([
      '2a02:2f0b::5',
      '2a02:2f0b:0:0:0:0:0:5',
      '2a02:2f0b:0::5',
      'access.log:2a02:2f0b::5',
    ]);
    await isOneVisitor(['2001:db8::1', '2024:2001:db8::1', '2025:2001:db8::1', '2025:2001:DB8:0::1']);
    await isOneVisitor(['fe80::1', 'fe80::1%eth0', '[fe80::1%eth1]:80']);
    await isOneVisitor(['::1', '[::1]:80', '0:0:0:0:0:0:0:1']);
  });

  it('in all forms of random addresses', async () => {
    const lines = Array.from({ length: 500 }, (_, seed) => {
      const bytes = createHash('sha256').update(`${seed}`).digest();
      // Many groups are 0, so that `::` can be at any index.
      const groups = [0, 1, 2, 3, 4, 5].map((index) =>
        bytes[index] < 120 ? 0 : bytes.readUInt16BE(8 + 2 * index),
      );
      groups.unshift(0x2001 + bytes[6], 0xdb8);
      const full = groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
      const short = new URL(`http://[${full}]`).hostname.slice(1, -1);
      const forms = [
        full.toUpperCase(),
        short,
        `[${short}]:8080`,
        `access.log.1:12:${short}`,
        `${short}, 10.0.0.1`,
      ];
      return forms.flatMap((form, hour) => session(form, hour));
    });
    const result = await countLogs(lines.flat());
    assert.equal(result.facts.broken, 0);
    assert.equal(companions(result, 'a'), `b ${result.facts.visitors}`);
    assert.equal(result.facts.sessions, 5 * result.facts.visitors);
  });

  it('in all forms of a host name', async () => {
    await isOneVisitor([
      'dsl-7.example.net',
      'DSL-7.Example.NET',
      'dsl-7.example.net.',
      'dsl-7.example.net:54321',
    ]);
  });

  it('behind any of several proxies, with or without their addresses', async () => {
    await isOneVisitor([
      '203.0.113.7',
      '203.0.113.7, 10.0.0.1',
      '203.0.113.7, 10.0.0.2',
      '203.0.113.7,10.0.0.3',
      '203.0.113.7, 198.51.100.1, 10.0.0.1',
      '203.0.113.7:54321, 10.0.0.1:80',
      'unknown, 203.0.113.7, 10.0.0.1',
      'Unknown,203.0.113.7',
      '-, 203.0.113.7',
    ]);
  });

  it('with or without a virtual host before or after the address', async () => {
    await isOneVisitor([
      '203.0.113.7',
      'example.org:443 203.0.113.7',
      'other.example.org 203.0.113.7',
      '192.0.2.1:80 203.0.113.7',
      '203.0.113.7 example.org',
      '203.0.113.7 _',
      'example.org:443 203.0.113.7, 10.0.0.1',
      'example.org:443 ::ffff:203.0.113.7',
    ]);
    const user = 'Jane Q. Public';
    for (const address of ['example.org:443 203.0.113.7', '203.0.113.7, 10.0.0.1']) {
      const lines = [line('a', { address, user }), line('b', { address, at: '10:05:00' })];
      assert.equal(companions(await countLogs(lines), 'a'), 'b 1', address);
    }
  });
});

describe('One person is one visitor in the output of grep', () => {
  const names = ['access.log', 'access.log.1', 'access.log-20240101', 'other.gz', '2024', '2025'];

  /** Returns the output of `grep` for files of which each has a session of one person. */
  async function findWithGrep(test, address, options, pattern = 'download') {
    const logs = names.map((name, index) => [name, `${['', ...session(address, index)].join('\n')}\n`]);
    const folder = await makeFolder(test, Object.fromEntries(logs));
    const paths = names.flatMap((name, index) => (index % 2 ? [name] : [join(folder, name)]));
    const { stdout } = await promisify(execFile)('grep', [...options, pattern, ...paths], { cwd: folder });
    return stdout;
  }

  const addresses = [
    '203.0.113.7',
    '203.0.113.7:54321',
    '::ffff:203.0.113.7',
    '2001:db8::1',
    '[2001:db8::1]:443',
    '2a01:e0a:17:2:3:4:5:6',
    '203.0.113.7, 10.0.0.1',
    'dsl-7.example.net',
    'dsl-7.example.net:54321',
    '8f14e45f',
    'example.org:443 203.0.113.7',
    'example.org:443 dsl-7.example.net',
  ];

  for (const options of [['-H'], ['-h'], ['-hn']]) {
    it(`with ${options.join(' ')}`, async (test) => {
      for (const address of addresses) {
        const log = await findWithGrep(test, address, options);
        const { facts } = await countLogs({ log });
        assert.deepEqual([facts.broken, facts.visitors, facts.sessions], [0, 1, names.length], log);
      }
    });
  }

  // Each line has a different number, so if the number becomes a part of the address, there is no pair.
  for (const options of [['-Hn'], ['-Hb'], ['-Hnb'], ['-HT'], ['-HnT']]) {
    it(`or is not counted, with ${options.join(' ')}`, async (test) => {
      for (const address of addresses) {
        const log = await findWithGrep(test, address, options);
        const { facts, byItem } = await countLogs(
          { log: `${line('c')}\n${log}` },
          { rules: { threshold: 2 } },
        );
        assert.equal(byItem.size, 0, log);
        assert.equal(facts.downloads + facts.broken, 1 + 2 * names.length);
      }
    });
  }

  it('or is not counted, with context lines, which have a dash after the file name', async (test) => {
    for (const address of addresses) {
      for (const options of [['-HC1'], ['-HnC1']]) {
        const log = await findWithGrep(test, address, options, uuidOf('a'));
        assert.match(log, /access\.log\.1-/);
        const { byItem } = await countLogs({ log }, { rules: { threshold: 2 } });
        assert.equal(byItem.size, 0, log);
      }
    }
  });

  it('whose pairs stay below the threshold', async (test) => {
    const log = await findWithGrep(test, '203.0.113.7', ['-H']);
    const { byItem, facts } = await countLogs({ log }, { rules: { threshold: 5 } });
    assert.equal(byItem.size, 0);
    assert.deepEqual([facts.visitors, facts.pairs, facts.tooFew], [1, 1, 1]);
  });
});

describe('Several people are several visitors', () => {
  it('behind one proxy', async () => {
    for (const form of ['#, 10.0.0.1', '#,10.0.0.1', '#, 10.0.0.1, 10.0.0.2', 'unknown, #, 10.0.0.1', '-, #'])
      await areVisitors([1, 2, 3, 4, 5, 6].map((number) => form.replace('#', `203.0.113.${number}`)));
  });

  it('behind an ingress of Kubernetes, which repeats the address', async () => {
    await areVisitors(['1', '2'].map((number) => `203.0.113.${number} - [203.0.113.${number}]`));
  });

  it('with the same virtual host', async () => {
    await areVisitors(['1', '2'].map((number) => `example.org:443 203.0.113.${number}`));
    await areVisitors(['1', '2'].map((number) => `203.0.113.${number} example.org`));
    await areVisitors(['one', 'two'].map((name) => `example.org:443 ${name}.example.net`));
  });

  it('with similar addresses or names', async () => {
    await areVisitors([
      '203.0.113.7',
      '203.0.113.17',
      '203.0.11.37',
      '2001:db8::1',
      '2001:db8::1:1',
      '2001:db8:1::1',
      '2001:db8:1::',
      '2003:db8::1',
      '::1',
      'host-1.example.net',
      'host-11.example.net',
      '203-0-113-7.example.net',
      'localhost',
    ]);
  });

  it('with hashes instead of addresses, or with addresses without their last part', async () => {
    await areVisitors(['8f14e45f', '8f14e45e', '12345678', 'd41d8cd98f00b204e9800998ecf8427e', 'q1w2_E-x']);
    await areVisitors(['203.0.113.0', '203.0.112.0', '2001:db8:1::', '2001:db8:2::']);
  });

  it('with any texts in CSV', async () => {
    const words = [
      '-',
      'unknown',
      '203.0.113.7',
      '203.0.113.7:1',
      '203.0.113.7:2',
      'a.log:203.0.113.7',
      '::ffff:203.0.113.7',
    ];
    const rows = words.flatMap((word) =>
      ['a', 'b'].map((id, index) => `${word},${uuidOf(id)},179164053${index}`),
    );
    const { facts } = await countLogs({ csv: ['visitor,item,time', ...rows].join('\n') });
    assert.equal(facts.visitors, words.length);
  });
});

describe('A line without a visitor is invalid', () => {
  it('if the server or the proxies had no address', async () => {
    const unknown = [
      '-',
      'unknown',
      'unknown, -',
      'unix:',
      'access.log:-',
      'access.log:12:-',
      'example.org:443 -',
    ];
    await areRefused(unknown, noAddress);
  });

  it('if it has the addresses of both a proxy and the client in an unknown order', async () => {
    const either = [
      // nginx, `$remote_addr - $http_x_forwarded_for - $remote_user`, and an early ingress of Kubernetes.
      '10.1.0.1 - 203.0.113.7',
      '10.1.0.1 - 2001:db8::7',
      '10.1.0.1 - [203.0.113.7]',
      '10.1.0.1 - -',
      'request-7 - 203.0.113.7',
      'example.org:443 10.1.0.1 - 203.0.113.7',
      // Apache, `%{X-Forwarded-For}i %h`.
      '203.0.113.7 10.1.0.1',
      '2001:db8::7 10.1.0.1',
      '203.0.113.7, 10.0.0.9 10.1.0.1',
      '203.0.113.7,  10.1.0.1',
      '203.0.113.7 , 10.1.0.1',
    ];
    await areRefused(either, otherThings);
  });

  it('if a list has a name before its addresses', async () => {
    await areRefused(['web1,access.log:203.0.113.7', '_hidden, 203.0.113.7'], otherThings);
  });

  it('if something else is before the time', async () => {
    const others = [
      'access.log:   12:\t203.0.113.7',
      'Oct 10 13:55:36 web nginx: 203.0.113.7',
      'web-1  | 203.0.113.7',
      'log from May/access.log:203.0.113.7',
      '300.0.113.7',
      '203.0.113',
      '1.203.0.113.7',
      'a..b',
      '{"address":"203.0.113.7"',
      '2001:db8:1:x:x:x:x:x',
      'access.log.1-dsl-7.example.net',
      'access_log-dsl-7.example.net',
      'x'.repeat(300),
    ];
    await areRefused(others, otherThings);
  });

  it('and a log of such lines ends the run with advice', async () => {
    const log = [1, 2, 3, 4, 5, 6].flatMap((number) => session('access.log:-', number));
    await assert.rejects(countLogs(log), ({ message, exitCode }) => {
      assert.match(
        message,
        /no line can be read \(line 1: there is no IP address before the time: configure the server/,
      );
      return exitCode === 4;
    });
  });
});
