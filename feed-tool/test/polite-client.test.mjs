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
  it('asks a host one thing at a time', async (test) => {
    const server = await openServer(test, { pause: 20 });
    const { get } = makeClient();
    const bodies = await Promise.all([1, 2, 3, 4, 5].map((name) => get(`${server.origin}/page-${name}`)));
    assert.deepEqual(
      bodies.map(({ body }) => body.toString()),
      [1, 2, 3, 4, 5].map((name) => `answer to /page-${name}`),
    );
    assert.equal(server.mostAtOnce(), 1);
  });

  it('does not let one host wait for another', async (test) => {
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

  it('names itself, its version and whom to write to', async (test) => {
    const server = await openServer(test);
    await makeClient({ contact: 'maria@ministry.example' }).get(`${server.origin}/a`);
    await makeClient().get(`${server.origin}/b`);
    assert.deepEqual(
      server.asked().map(({ agent }) => agent),
      [
        `fao-feed/${VERSION} (harvester bot; feeds for fao-widgets; maria@ministry.example)`,
        `fao-feed/${VERSION} (harvester bot; feeds for fao-widgets)`,
      ],
    );
  });

  describe('waits between two requests', () => {
    /** Sends three requests; gives the milliseconds after which each has come, and those between them. */
    const askThrice = async (server, terms) => {
      const { client, get, notes } = makeClient(terms);
      // Reads robots.txt.
      await client.isAllowed(`${server.origin}/a`);
      const start = performance.now();
      await Promise.all(['a', 'b', 'c'].map((name) => get(`${server.origin}/${name}`)));
      const asked = server.asked();
      return { times: asked.map(({ at }) => at - start), gaps: gaps(asked), notes };
    };
    /** On a busy machine a request may come late, and the next one in time, but none comes early. */
    const assertNoneEarly = (times, delay) => {
      assert.equal(times.length, 3);
      // Timers of Node.js may be a millisecond early.
      times.forEach((time, index) => assert.ok(time >= index * delay - 2, times.join()));
    };

    it('as robots.txt asks', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 0.3' });
      const { times } = await askThrice(server, {});
      assertNoneEarly(times, 300);
    });

    it('as the command line says instead', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 60' });
      const { times, gaps, notes } = await askThrice(server, { delay: 0.1 });
      assertNoneEarly(times, 100);
      assert.ok(
        gaps.every((gap) => gap < 30_000),
        gaps.join(),
      );
      assert.deepEqual(notes, []);
    });

    it('not at all where nobody asks for it, nor where the command line says 0', async (test) => {
      const open = await openServer(test);
      // A busy machine may stand still in one gap.
      const findShortest = async (...asked) => Math.min(...(await askThrice(...asked)).gaps);
      assert.ok((await findShortest(open, {})) < 1_000);
      const slow = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 60' });
      assert.ok((await findShortest(slow, { delay: 0 })) < 1_000);
    });

    it('and says so where it is long', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 75' });
      const { get, notes } = makeClient();
      await get(`${server.origin}/a`);
      assert.deepEqual(notes, [`Waiting 1 min 15 s between requests to ${server.origin}.`]);
    });

    it('but no longer than five minutes, which is taken for a mistake', async () => {
      const answer = (text) => async () => ({ type: 'text/plain', body: Buffer.from(text) });
      const read = (text) => readRobots('http://repository.example', 'fao-feed', answer(text));
      assert.equal((await read('User-agent: *\nCrawl-delay: 86400')).crawlDelay, 300);
      assert.equal((await read('User-agent: *\nCrawl-delay: 10')).crawlDelay, 10);
      assert.equal((await read('User-agent: *\nCrawl-delay: soon')).crawlDelay, 0);
      assert.equal((await read('')).crawlDelay, 0);
    });
  });

  describe('asks again', () => {
    for (const status of [408, 429, 500, 502, 503]) {
      it(`where the answer is ${status}, and says so`, async (test) => {
        const server = await openServer(test);
        const { get, notes } = makeClient();
        const { body } = await get(`${server.origin}/${status},${status},200`);
        assert.match(body.toString(), /^answer to/);
        assert.equal(server.asked().length, 3);
        assert.equal(notes.length, 2);
        assert.match(notes[0], new RegExp(`answers ${status}.* Retries left: 3\\.$`));
        assert.match(notes[1], / Retries left: 2\.$/);
      });
    }

    it('no more often than it was told', async (test) => {
      const server = await openServer(test);
      for (const retries of [0, 1, 3]) {
        const error = await failure(makeClient({ retries }).get(`${server.origin}/503,503?${retries}`));
        assert.equal(error.status, 503);
        assert.equal(error.exitCode, EXIT.unreachable);
        assert.equal(server.asked().filter(({ url }) => url.endsWith(`?${retries}`)).length, retries + 1);
      }
    });

    it('where the connection was cut, before the answer or in its middle', async (test) => {
      const server = await openServer(test);
      const { get, notes } = makeClient();
      assert.equal((await get(`${server.origin}/cut,half,200`)).body.toString(), 'answer to /cut,half,200');
      assert.equal(server.asked().length, 3);
      assert.match(notes[0], /the connection broke\. Retries left: 3/);
    });

    it('after waits that double', async (test) => {
      const server = await openServer(test);
      await failure(makeClient({ retries: 4, firstWait: 20 }).get(`${server.origin}/500`));
      const waits = gaps(server.asked());
      assert.equal(waits.length, 4);
      // Each is spread over its double, so that many programs do not come back at once.
      waits.forEach((wait, index) => assert.ok(wait >= 20 * 2 ** index - 2, waits.join()));
      assert.ok(waits[3] < 40 * 2 ** 3 + 500, waits.join());
    });

    it('after a second at first, as docs/fao-feed.md says, where no other pause is given', async (test) => {
      const server = await openServer(test);
      await makeClient({ firstWait: undefined }).get(`${server.origin}/500,200`);
      const [wait] = gaps(server.asked());
      assert.ok(wait >= 998 && wait < 10_000, `${wait}`);
    });

    it('not before Retry-After is over: seconds', async (test) => {
      const server = await openServer(test, { headers: () => ({ 'retry-after': '1' }) });
      await makeClient().get(`${server.origin}/429,200`);
      const [wait] = gaps(server.asked());
      assert.ok(wait >= 1_000 && wait < 3_000, `${wait}`);
    });

    it('not before Retry-After is over: a date', async (test) => {
      const until = Math.ceil(Date.now() / 1_000) * 1_000 + 1_000;
      const server = await openServer(test, {
        headers: () => ({ 'retry-after': new Date(until).toUTCString() }),
      });
      await makeClient().get(`${server.origin}/503,200`);
      assert.ok(Date.now() >= until);
      assert.equal(server.asked().length, 2);
    });

    it('after Retry-After instead of the back-off, not after both', async (test) => {
      const server = await openServer(test, { headers: () => ({ 'retry-after': '1' }) });
      // A back-off of a minute would fail the test by its time limit.
      await makeClient({ firstWait: 60_000, timeout: 60_000 }).get(`${server.origin}/503,429,200`);
      const waits = gaps(server.asked());
      assert.equal(waits.length, 2);
      for (const wait of waits) assert.ok(wait >= 1_000 && wait < 20_000, waits.join());
    });

    it('after the back-off where the answer before the last had a Retry-After and the last has none', async (test) => {
      const values = ['1', undefined];
      const headers = () => ({ 'retry-after': values.shift() });
      const server = await openServer(test, {
        headers: () => Object.fromEntries(Object.entries(headers()).filter(([, value]) => value)),
      });
      await makeClient({ firstWait: 100 }).get(`${server.origin}/503,503,200`);
      const [first, second] = gaps(server.asked());
      assert.ok(first >= 1_000, `${first}`);
      // The second wait of a back-off that begins at 100 ms takes 200 to 400 ms.
      assert.ok(second >= 198 && second < 1_000, `${second}`);
    });

    it('soon where Retry-After is over already, or says nothing that can be understood', async (test) => {
      for (const value of ['Wed, 21 Oct 2015 07:28:00 GMT', 'in a while', '']) {
        const server = await openServer(test, { headers: () => ({ 'retry-after': value }) });
        await makeClient().get(`${server.origin}/503,200`);
        assert.ok(gaps(server.asked())[0] < 1_000, value);
      }
    });

    it('never within a run where Retry-After is longer than anybody waits', async (test) => {
      const server = await openServer(test, { headers: () => ({ 'retry-after': '3600' }) });
      const error = await failure(makeClient().get(`${server.origin}/429,200`));
      assert.match(error.message, /asks to retry after 1 h 0 min/);
      assert.equal(error.exitCode, EXIT.unreachable);
      assert.equal(server.asked().length, 1);
    });
  });

  describe('asks once', () => {
    for (const status of [400, 401, 403, 404, 410]) {
      it(`where the answer is ${status}`, async (test) => {
        const server = await openServer(test);
        const { get, notes } = makeClient();
        assert.equal((await failure(get(`${server.origin}/${status}`))).status, status);
        assert.equal(server.asked().length, 1);
        assert.deepEqual(notes, []);
      });
    }

    it('where the certificate is not to be trusted', async (test) => {
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

    it('where nobody speaks TLS', async (test) => {
      const server = await openServer(test);
      const { get, notes } = makeClient();
      const error = await failure(get(server.origin.replace('http:', 'https:')));
      assert.match(error.message, /does not use TLS/);
      assert.deepEqual(notes, []);
    });

    it('where there is no such host', async () => {
      const { get, notes } = makeClient();
      // No resolver is asked for a label that is too long (RFC 1035, 2.3.4).
      const error = await failure(get(`http://${'a'.repeat(64)}.example/`));
      assert.equal(error.exitCode, EXIT.unreachable);
      if (/no host of this name/.test(error.message)) assert.deepEqual(notes, []);
    });
  });

  describe('heeds robots.txt', () => {
    const groups = [
      'User-agent: *',
      'Disallow: /',
      'Allow: /for-all',
      '',
      'User-agent: fao-feed',
      'Disallow: /server/api',
    ].join('\n');

    it('which it asks for once, before everything else, however much is wanted at once', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nDisallow: /private' });
      const { get, client } = makeClient();
      await Promise.all(['a', 'b', 'c'].map((name) => get(`${server.origin}/${name}`)));
      assert.equal(await client.isAllowed(`${server.origin}/private/d`), false);
      assert.equal(server.askedForRobots(), 1);
    });

    it('by the group that is for it rather than the one for all', async (test) => {
      const server = await openServer(test, { robots: groups });
      const { get, client } = makeClient();
      await get(`${server.origin}/server/oai/request`);
      assert.equal(await client.isAllowed(`${server.origin}/server/oai/request`), true);
      assert.equal(await client.isAllowed(`${server.origin}/server/api/core/items`), false);
      const error = await failure(get(`${server.origin}/server/api/core/items`));
      assert.equal(error.exitCode, EXIT.refused);
      assert.match(error.message, /robots\.txt does not allow programs to read .*--ignore-robots/);
      assert.equal(server.asked().length, 1);
    });

    it('unless a person asks for just this, or the repository’s operator does', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nDisallow: /' });
      await makeClient().get(`${server.origin}/a`, { asPerson: true });
      const operator = makeClient({ isOperator: true });
      await operator.get(`${server.origin}/b`);
      assert.equal(await operator.client.isAllowed(`${server.origin}/c`), true);
      assert.equal((await failure(makeClient().get(`${server.origin}/d`))).exitCode, EXIT.refused);
      assert.deepEqual(
        server.asked().map(({ url }) => url),
        ['/a', '/b'],
      );
    });

    it('where there is one: else it may read everything', async (test) => {
      for (const robots of [404, 403, 410]) {
        const server = await openServer(test, { robots });
        await makeClient().get(`${server.origin}/a`);
        assert.equal(server.askedForRobots(), 1);
      }
    });

    it('where it is one: a page of HTML is none', async (test) => {
      const server = await openServer(test, {
        robots: '<!doctype html>\nUser-agent: *\nDisallow: /',
        type: 'text/html; charset=utf-8',
      });
      await makeClient().get(`${server.origin}/a`);
    });

    it('by staying away where the server has a fault in its place, and says that this is why', async (test) => {
      const server = await openServer(test, { robots: 500 });
      const { get, client } = makeClient({ retries: 1 });
      const error = await failure(get(`${server.origin}/a`));
      assert.equal(error.exitCode, EXIT.refused);
      assert.match(error.message, /robots\.txt answers 500.*run the same command again later/);
      assert.equal(await client.isAllowed(`${server.origin}/b`), false);
      assert.equal(server.askedForRobots(), 2);
      assert.equal(server.asked().length, 0);
    });
  });

  describe('reads no more than it can hold', () => {
    // A busy machine needs its time for so many bytes.
    const refuseLong = async (url) => {
      const { get, notes } = makeClient({ timeout: 60_000 });
      const error = await failure(get(url));
      assert.equal(error.exitCode, EXIT.unreadable);
      assert.match(error.message, /^http:\S+\/a is longer than 64 MB\. .*check --from/);
      assert.deepEqual(notes, []);
    };

    it('of an answer without end', async (test) => {
      let isCut = false;
      const server = createServer((request, response) => {
        if (request.url === '/robots.txt') return response.writeHead(404).end();
        response.on('close', () => (isCut = true));
        const piece = Buffer.alloc(1_000_000);
        const send = () => response.write(piece, (error) => error ?? send());
        return send();
      });
      await refuseLong(`http://127.0.0.1:${await listen(test, server)}/a`);
      while (!isCut) await sleep(5);
    });

    it('of an answer that is short only while it is compressed', async (test) => {
      const body = gzipSync(Buffer.alloc(65_000_000));
      assert.ok(body.length < 100_000);
      const server = createServer((request, response) =>
        request.url === '/robots.txt'
          ? response.writeHead(404).end()
          : response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
      );
      await refuseLong(`http://127.0.0.1:${await listen(test, server)}/a`);
    });

    it('of an error: the status is all it wants to know', async (test) => {
      const server = createServer((request, response) => {
        response.writeHead(404).write('no');
      });
      const error = await failure(makeClient().get(`http://127.0.0.1:${await listen(test, server)}/a`));
      assert.equal(error.status, 404);
    });

    it('of a robots.txt, whose first 500 KiB count, line by line', async (test) => {
      const filler = (bytes) => `${'#'.repeat(bytes - 1)}\n`;
      const head = 'User-agent: *\nDisallow: /first\n';
      const last = 'Disallow: /private/letters\n';
      const place = 512_000 - head.length - 'Disallow: /private'.length;
      const server = await openServer(test, { robots: head + filler(place) + last + filler(1_000_000) });
      const { client } = makeClient();
      assert.equal(await client.isAllowed(`${server.origin}/first`), false);
      assert.equal(await client.isAllowed(`${server.origin}/private/letters`), true);
      assert.equal(await client.isAllowed(`${server.origin}/private`), true);
      const whole = await openServer(test, { robots: head + filler(place - 10) + last });
      assert.equal(await client.isAllowed(`${whole.origin}/private/letters`), false);
    });
  });

  describe('ends at once when it is interrupted', () => {
    /** Milliseconds for the end, on a busy machine; all that is waited for takes 60 s. */
    const patience = 10_000;
    /** Interrupts as soon as a condition holds, and gives the milliseconds until what runs has ended. */
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

    it('in the wait before another try', async (test) => {
      const server = await openServer(test);
      const controller = new AbortController();
      const { get } = makeClient({ firstWait: 60_000 }, controller.signal);
      const work = get(`${server.origin}/503`);
      assert.ok((await interrupt(() => server.asked().length === 1, { work, controller })) < patience);
      assert.equal(server.asked().length, 1);
    });

    it('in the wait that Retry-After asks for', async (test) => {
      const server = await openServer(test, { headers: () => ({ 'retry-after': '60' }) });
      const controller = new AbortController();
      const { get } = makeClient({}, controller.signal);
      const work = get(`${server.origin}/429`);
      assert.ok((await interrupt(() => server.asked().length === 1, { work, controller })) < patience);
      assert.equal(server.asked().length, 1);
    });

    it('in the wait for its turn', async (test) => {
      const server = await openServer(test, { robots: 'User-agent: *\nCrawl-delay: 60' });
      const controller = new AbortController();
      const { get } = makeClient({}, controller.signal);
      await get(`${server.origin}/a`);
      const work = Promise.any([get(`${server.origin}/b`), get(`${server.origin}/c`)]).catch(({ errors }) => {
        throw errors[1];
      });
      assert.ok((await interrupt(() => true, { work, controller })) < patience);
      await sleep(50);
      assert.equal(server.asked().length, 1);
    });

    it('while it waits for an answer, and asks for nothing afterwards', async (test) => {
      const server = await openServer(test, { pause: 60_000 });
      const controller = new AbortController();
      const { get } = makeClient({}, controller.signal);
      const work = get(`${server.origin}/a`);
      assert.ok((await interrupt(() => server.askedForRobots() === 1, { work, controller })) < patience);
      await failure(get(`${server.origin}/b`));
      assert.equal(server.asked().length, 0);
    });
  });
});
