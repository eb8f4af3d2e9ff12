import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { failure, gaps, makeClient, openServer } from './polite-runs.mjs';
import { listen } from './run-command.mjs';
import { readRobots } from '../dist/feed-tool/src/fetch/robots.js';
import { EXIT } from '../dist/feed-tool/src/report/exit-codes.js';
import { VERSION } from '../dist/feed-tool/src/version.js';

const fixture = (name) => readFile(new URL(`fixtures/${name}`, import.meta.url));

describe('PoliteClient', () => {
  it('sends one request at a time to a host', async (test) => {
    const server = await openServer(test, { pause: 20 });
    const { get } = makeClient();
    const bodies = await Promise.all([1, 2, 3, 4, 5].map((name) => get(`${server.origin}/page-${name}`)));
    assert.deepEqual(
      bodies.map(({ body }) => body.toString()),
      [1, 2, 3, 4, 5].map((name) => `response to /page-${name}`),
    );
    assert.equal(server.maxConcurrent(), 1);
  });

  it('sends requests to several hosts independently', async (test) => {
    const slow = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 60' });
    const quick = await openServer(test);
    const interruption = new AbortController();
    const { get } = makeClient({}, interruption.signal);
    await get(`${slow.origin}/first`);
    const second = failure(get(`${slow.origin}/second`));
    await get(`${quick.origin}/first`);
    interruption.abort();
    await second;
  });

  it('sends its name, its version and the contact', async (test) => {
    const server = await openServer(test);
    await makeClient({ contact: 'maria@ministry.example' }).get(`${server.origin}/a`);
    await makeClient().get(`${server.origin}/b`);
    assert.deepEqual(
      server.requests().map(({ agent }) => agent),
      [
        `fao-feed/${VERSION} (harvester bot; feeds for fao-widgets; maria@ministry.example)`,
        `fao-feed/${VERSION} (harvester bot; feeds for fao-widgets)`,
      ],
    );
  });

  describe('waits between two requests', () => {
    /** Sends three requests; returns the milliseconds until each arrives, and those between them. */
    const sendThree = async (server, options) => {
      const { client, get, notes } = makeClient(options);
      // Reads robots.txt.
      await client.isAllowed(`${server.origin}/a`);
      const start = performance.now();
      await Promise.all(['a', 'b', 'c'].map((name) => get(`${server.origin}/${name}`)));
      const requests = server.requests();
      return { times: requests.map(({ at }) => at - start), gaps: gaps(requests), notes };
    };
    /** On a busy machine, a request may be late and the next one in time, but none is early. */
    const assertNoneEarly = (times, delay) => {
      assert.equal(times.length, 3);
      // Timers of Node.js may be a millisecond early.
      times.forEach((time, index) => assert.ok(time >= index * delay - 2, times.join()));
    };

    it('for the crawl delay of robots.txt', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 0.3' });
      const { times } = await sendThree(server, {});
      assertNoneEarly(times, 300);
    });

    it('for --delay instead', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 60' });
      const { times, gaps, notes } = await sendThree(server, { delay: 0.1 });
      assertNoneEarly(times, 100);
      assert.ok(
        gaps.every((gap) => gap < 30_000),
        gaps.join(),
      );
      assert.deepEqual(notes, []);
    });

    it('only with a crawl delay, and not with --delay 0', async (test) => {
      const open = await openServer(test);
      // A busy machine may pause in one gap.
      const findShortest = async (...args) => Math.min(...(await sendThree(...args)).gaps);
      assert.ok((await findShortest(open, {})) < 1_000);
      const slow = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 60' });
      assert.ok((await findShortest(slow, { delay: 0 })) < 1_000);
    });

    it('and reports a long wait', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 75' });
      const { get, notes } = makeClient();
      await get(`${server.origin}/a`);
      assert.deepEqual(notes, [`Waiting 1 min 15 s between requests to ${server.origin}.`]);
    });

    it('for five minutes at most, since a longer crawl delay is probably a mistake', async () => {
      const respondWith = (text) => async () => ({ type: 'text/plain', body: Buffer.from(text) });
      const read = (text) => readRobots('http://repository.example', 'fao-feed', respondWith(text));
      assert.equal((await read('User-agent: *\nCrawl-delay: 86400')).crawlDelay, 300);
      assert.equal((await read('User-agent: *\nCrawl-delay: 10')).crawlDelay, 10);
      assert.equal((await read('User-agent: *\nCrawl-delay: soon')).crawlDelay, 0);
      assert.equal((await read('')).crawlDelay, 0);
    });
  });

  describe('sends a request again', () => {
    for (const status of [408, 429, 500, 502, 503]) {
      it(`after the status ${status}, and reports it`, async (test) => {
        const server = await openServer(test);
        const { get, notes } = makeClient();
        const { body } = await get(`${server.origin}/${status},${status},200`);
        assert.match(body.toString(), /^response to/);
        assert.equal(server.requests().length, 3);
        assert.equal(notes.length, 2);
        assert.match(notes[0], new RegExp(`responds with status ${status}.* Retries left: 3\\.$`));
        assert.match(notes[1], / Retries left: 2\.$/);
      });
    }

    it('no more often than --retries', async (test) => {
      const server = await openServer(test);
      for (const retries of [0, 1, 3]) {
        const error = await failure(makeClient({ retries }).get(`${server.origin}/503,503?${retries}`));
        assert.equal(error.status, 503);
        assert.equal(error.exitCode, EXIT.unreachable);
        assert.equal(server.requests().filter(({ url }) => url.endsWith(`?${retries}`)).length, retries + 1);
      }
    });

    it('after a broken connection, before or during the response', async (test) => {
      const server = await openServer(test);
      const { get, notes } = makeClient();
      assert.equal((await get(`${server.origin}/cut,half,200`)).body.toString(), 'response to /cut,half,200');
      assert.equal(server.requests().length, 3);
      assert.match(notes[0], /the connection broke\. Retries left: 3/);
    });

    it('after waits that double', async (test) => {
      const server = await openServer(test);
      await failure(makeClient({ retries: 4, firstWait: 20 }).get(`${server.origin}/500`));
      const waits = gaps(server.requests());
      assert.equal(waits.length, 4);
      // Each wait has a random factor from 1 to 2, so that many programs do not retry at once.
      waits.forEach((wait, index) => assert.ok(wait >= 20 * 2 ** index - 2, waits.join()));
      assert.ok(waits[3] < 40 * 2 ** 3 + 500, waits.join());
    });

    it('after a second at first by default, as in docs/fao-feed.md', async (test) => {
      const server = await openServer(test);
      await makeClient({ firstWait: undefined }).get(`${server.origin}/500,200`);
      const [wait] = gaps(server.requests());
      assert.ok(wait >= 998 && wait < 10_000, `${wait}`);
    });

    it('after Retry-After in seconds', async (test) => {
      const server = await openServer(test, { headers: () => ({ 'retry-after': '1' }) });
      await makeClient().get(`${server.origin}/429,200`);
      const [wait] = gaps(server.requests());
      assert.ok(wait >= 1_000 && wait < 3_000, `${wait}`);
    });

    it('after Retry-After with a date', async (test) => {
      const until = Math.ceil(Date.now() / 1_000) * 1_000 + 1_000;
      const server = await openServer(test, {
        headers: () => ({ 'retry-after': new Date(until).toUTCString() }),
      });
      await makeClient().get(`${server.origin}/503,200`);
      assert.ok(Date.now() >= until);
      assert.equal(server.requests().length, 2);
    });

    it('after Retry-After instead of the back-off, not in addition to it', async (test) => {
      const server = await openServer(test, { headers: () => ({ 'retry-after': '1' }) });
      // A back-off of a minute would fail the test by its time limit.
      await makeClient({ firstWait: 60_000, timeout: 60_000 }).get(`${server.origin}/503,429,200`);
      const waits = gaps(server.requests());
      assert.equal(waits.length, 2);
      for (const wait of waits) assert.ok(wait >= 1_000 && wait < 20_000, waits.join());
    });

    it('after the back-off if only an earlier response had Retry-After', async (test) => {
      const values = ['1', undefined];
      const headers = () => ({ 'retry-after': values.shift() });
      const server = await openServer(test, {
        headers: () => Object.fromEntries(Object.entries(headers()).filter(([, value]) => value)),
      });
      await makeClient({ firstWait: 100 }).get(`${server.origin}/503,503,200`);
      const [first, second] = gaps(server.requests());
      assert.ok(first >= 1_000, `${first}`);
      // The second wait of a back-off that begins at 100 ms takes 200 to 400 ms.
      assert.ok(second >= 198 && second < 1_000, `${second}`);
    });

    it('soon if Retry-After is in the past or invalid', async (test) => {
      for (const value of ['Wed, 21 Oct 2015 07:28:00 GMT', 'in a while', '']) {
        const server = await openServer(test, { headers: () => ({ 'retry-after': value }) });
        await makeClient().get(`${server.origin}/503,200`);
        assert.ok(gaps(server.requests())[0] < 1_000, value);
      }
    });

    it('never within a run if Retry-After is too long', async (test) => {
      const server = await openServer(test, { headers: () => ({ 'retry-after': '3600' }) });
      const error = await failure(makeClient().get(`${server.origin}/429,200`));
      assert.match(error.message, /asks to retry after 1 h 0 min/);
      assert.equal(error.exitCode, EXIT.unreachable);
      assert.equal(server.requests().length, 1);
    });
  });

  describe('sends a request once', () => {
    for (const status of [400, 401, 403, 404, 410]) {
      it(`if the status is ${status}`, async (test) => {
        const server = await openServer(test);
        const { get, notes } = makeClient();
        assert.equal((await failure(get(`${server.origin}/${status}`))).status, status);
        assert.equal(server.requests().length, 1);
        assert.deepEqual(notes, []);
      });
    }

    it('if the certificate is not trusted', async (test) => {
      const tls = {
        key: await fixture('self-signed-key.pem'),
        cert: await fixture('self-signed-certificate.pem'),
      };
      const server = createTlsServer(tls, (_, response) => response.end());
      let connections = 0;
      server.on('tlsClientError', () => connections++);
      const port = await listen(test, server);
      const { get, notes } = makeClient();
      const error = await failure(get(`https://localhost:${port}/a`));
      assert.match(error.message, /certificate is self-signed/);
      assert.deepEqual(notes, []);
      assert.ok(connections <= 1);
    });

    it('if the server has no TLS', async (test) => {
      const server = await openServer(test);
      const { get, notes } = makeClient();
      const error = await failure(get(server.origin.replace('http:', 'https:')));
      assert.match(error.message, /does not use TLS/);
      assert.deepEqual(notes, []);
    });

    it('if the host is unknown', async () => {
      const { get, notes } = makeClient();
      // Node.js sends no DNS request for a label that is too long (RFC 1035, 2.3.4).
      const error = await failure(get(`http://${'a'.repeat(64)}.example/`));
      assert.equal(error.exitCode, EXIT.unreachable);
      if (/no host of this name/.test(error.message)) assert.deepEqual(notes, []);
    });
  });

  describe('respects robots.txt', () => {
    const groups = [
      'User-agent: *',
      'Disallow: /',
      'Allow: /for-all',
      '',
      'User-agent: fao-feed',
      'Disallow: /server/api',
    ].join('\n');

    it('and requests it once, before all other requests', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nDisallow: /private' });
      const { get, client } = makeClient();
      await Promise.all(['a', 'b', 'c'].map((name) => get(`${server.origin}/${name}`)));
      assert.equal(await client.isAllowed(`${server.origin}/private/d`), false);
      assert.equal(server.countRobotsRequests(), 1);
    });

    it('and prefers the group for its own name', async (test) => {
      const server = await openServer(test, { robots: groups });
      const { get, client } = makeClient();
      await get(`${server.origin}/server/oai/request`);
      assert.equal(await client.isAllowed(`${server.origin}/server/oai/request`), true);
      assert.equal(await client.isAllowed(`${server.origin}/server/api/core/items`), false);
      const error = await failure(get(`${server.origin}/server/api/core/items`));
      assert.equal(error.exitCode, EXIT.refused);
      assert.match(error.message, /robots\.txt does not allow programs to read .*--ignore-robots/);
      assert.equal(server.requests().length, 1);
    });

    it('except for the request of a person or of the repository’s operator', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nDisallow: /' });
      await makeClient().get(`${server.origin}/a`, { asPerson: true });
      const operator = makeClient({ isOperator: true });
      await operator.get(`${server.origin}/b`);
      assert.equal(await operator.client.isAllowed(`${server.origin}/c`), true);
      assert.equal((await failure(makeClient().get(`${server.origin}/d`))).exitCode, EXIT.refused);
      assert.deepEqual(
        server.requests().map(({ url }) => url),
        ['/a', '/b'],
      );
    });

    it('if it exists, and otherwise reads everything', async (test) => {
      for (const robots of [404, 403, 410]) {
        const server = await openServer(test, { robots });
        await makeClient().get(`${server.origin}/a`);
        assert.equal(server.countRobotsRequests(), 1);
      }
    });

    it('if it is not a page of HTML', async (test) => {
      const server = await openServer(test, {
        robots: '<!doctype html>\nUser-agent: *\nDisallow: /',
        type: 'text/html; charset=utf-8',
      });
      await makeClient().get(`${server.origin}/a`);
    });

    it('and sends no requests if the server fails to send it, with an explanation', async (test) => {
      const server = await openServer(test, { robots: 500 });
      const { get, client } = makeClient({ retries: 1 });
      const error = await failure(get(`${server.origin}/a`));
      assert.equal(error.exitCode, EXIT.refused);
      assert.match(error.message, /robots\.txt responds with status 500.*run the same command again later/);
      assert.equal(await client.isAllowed(`${server.origin}/b`), false);
      assert.equal(server.countRobotsRequests(), 2);
      assert.equal(server.requests().length, 0);
    });
  });

  describe('limits the size', () => {
    // A busy machine needs a longer timeout for so many bytes.
    const assertTooLong = async (url) => {
      const { get, notes } = makeClient({ timeout: 60_000 });
      const error = await failure(get(url));
      assert.equal(error.exitCode, EXIT.unreadable);
      assert.match(error.message, /^http:\S+\/a is longer than 64 MB\. .*check --from/);
      assert.deepEqual(notes, []);
    };

    it('of an endless response', async (test) => {
      let isCut = false;
      const server = createServer((request, response) => {
        if (request.url === '/robots.txt') return response.writeHead(404).end();
        response.on('close', () => (isCut = true));
        const piece = Buffer.alloc(1_000_000);
        const send = () => response.write(piece, (error) => error ?? send());
        return send();
      });
      await assertTooLong(`http://127.0.0.1:${await listen(test, server)}/a`);
      while (!isCut) await sleep(5);
    });

    it('of a decompressed response', async (test) => {
      const body = gzipSync(Buffer.alloc(65_000_000));
      assert.ok(body.length < 100_000);
      const server = createServer((request, response) =>
        request.url === '/robots.txt'
          ? response.writeHead(404).end()
          : response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
      );
      await assertTooLong(`http://127.0.0.1:${await listen(test, server)}/a`);
    });

    it('of an error, of which it reads only the status', async (test) => {
      const server = createServer((request, response) => {
        response.writeHead(404).write('no');
      });
      const error = await failure(makeClient().get(`http://127.0.0.1:${await listen(test, server)}/a`));
      assert.equal(error.status, 404);
    });

    it('of robots.txt to the whole lines of its first 500 KiB', async (test) => {
      const filler = (bytes) => `${'#'.repeat(bytes - 1)}\n`;
      const head = 'User-agent: *\nDisallow: /first\n';
      const last = 'Disallow: /private/letters\n';
      const length = 512_000 - head.length - 'Disallow: /private'.length;
      const server = await openServer(test, { robots: head + filler(length) + last + filler(1_000_000) });
      const { client } = makeClient();
      assert.equal(await client.isAllowed(`${server.origin}/first`), false);
      assert.equal(await client.isAllowed(`${server.origin}/private/letters`), true);
      assert.equal(await client.isAllowed(`${server.origin}/private`), true);
      const whole = await openServer(test, { robots: head + filler(length - 10) + last });
      assert.equal(await client.isAllowed(`${whole.origin}/private/letters`), false);
    });
  });

  describe('ends at once after an interruption', () => {
    /**
     * Maximum number of milliseconds until the end, on a busy machine. Without an interruption, it takes 60
     * s.
     */
    const limit = 10_000;
    /** Interrupts some work as soon as a condition is true, and returns the milliseconds until its end. */
    const interrupt = async (until, { work, controller }) => {
      const ended = failure(work);
      while (!until()) await sleep(5);
      await sleep(20);
      const start = performance.now();
      controller.abort();
      const error = await ended;
      assert.equal(error.name, 'AbortError');
      return performance.now() - start;
    };

    it('while it waits before a retry', async (test) => {
      const server = await openServer(test);
      const controller = new AbortController();
      const { get } = makeClient({ firstWait: 60_000 }, controller.signal);
      const work = get(`${server.origin}/503`);
      assert.ok((await interrupt(() => server.requests().length === 1, { work, controller })) < limit);
      assert.equal(server.requests().length, 1);
    });

    it('while it waits for Retry-After', async (test) => {
      const server = await openServer(test, { headers: () => ({ 'retry-after': '60' }) });
      const controller = new AbortController();
      const { get } = makeClient({}, controller.signal);
      const work = get(`${server.origin}/429`);
      assert.ok((await interrupt(() => server.requests().length === 1, { work, controller })) < limit);
      assert.equal(server.requests().length, 1);
    });

    it('while it waits for the crawl delay', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 60' });
      const controller = new AbortController();
      const { get } = makeClient({}, controller.signal);
      await get(`${server.origin}/a`);
      const work = Promise.any([get(`${server.origin}/b`), get(`${server.origin}/c`)]).catch(({ errors }) => {
        throw errors[1];
      });
      assert.ok((await interrupt(() => true, { work, controller })) < limit);
      await sleep(50);
      assert.equal(server.requests().length, 1);
    });

    it('while it waits for a response, and sends no request afterwards', async (test) => {
      const server = await openServer(test, { pause: 60_000 });
      const controller = new AbortController();
      const { get } = makeClient({}, controller.signal);
      const work = get(`${server.origin}/a`);
      assert.ok((await interrupt(() => server.countRobotsRequests() === 1, { work, controller })) < limit);
      await failure(get(`${server.origin}/b`));
      assert.equal(server.requests().length, 0);
    });
  });
});
