import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { serveDspace } from 'fake-dspace';
import { openRepository } from 'fake-dspace/testing';
import { chooseProxy } from '../dist/feed-tool/src/fetch/proxy/choose-proxy.js';
import { openServer } from './polite-runs.mjs';
import { openProxy } from './proxy-server.mjs';
import { listen, makeFolder, readJson, startCommand } from './run-command.mjs';

const fixture = (name) => new URL(`fixtures/${name}`, import.meta.url);

/** The environment without the variables of the machine, and with those of a test. */
function setEnvironment(variables) {
  const others = Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name));
  return { ...Object.fromEntries(others), ...variables };
}

const run = (args, variables) => startCommand(args, { env: setEnvironment(variables) }).ended;

describe('chooseProxy', () => {
  const choose = (url, environment) => chooseProxy(url, environment)?.url;
  const http = 'http://repository.example/server';
  const https = 'https://repository.example/server';

  it('uses the variable of the scheme', () => {
    const environment = { http_proxy: 'http://one:3128', https_proxy: 'http://two:3128' };
    assert.equal(choose(http, environment), 'http://one:3128');
    assert.equal(choose(https, environment), 'http://two:3128');
    assert.equal(choose(https, { http_proxy: 'http://one:3128' }), undefined);
    assert.equal(choose(http, { https_proxy: 'http://two:3128' }), undefined);
    assert.equal(choose(http, {}), undefined);
  });

  it('uses all_proxy for both schemes, where they have no variable of their own', () => {
    for (const name of ['all_proxy', 'ALL_PROXY']) {
      assert.equal(choose(http, { [name]: 'http://all:1' }), 'http://all:1');
      assert.equal(choose(https, { [name]: 'http://all:1' }), 'http://all:1');
    }
    assert.equal(
      choose(http, { all_proxy: 'http://all:1', http_proxy: 'http://one:3128' }),
      'http://one:3128',
    );
  });

  it('reads names in both letter cases, and prefers lower case', () => {
    assert.equal(choose(http, { HTTP_PROXY: 'http://one:1' }), 'http://one:1');
    assert.equal(choose(https, { HTTPS_PROXY: 'http://two:2' }), 'http://two:2');
    assert.equal(choose(https, { HTTPS_PROXY: 'http://two:2', https_proxy: 'http://low:1' }), 'http://low:1');
    assert.equal(choose(https, { HTTPS_PROXY: 'http://two:2', https_proxy: ' ' }), 'http://two:2');
    assert.equal(choose(http, { http_proxy: 'http://one:1', NO_PROXY: 'repository.example' }), undefined);
    assert.equal(choose(http, { http_proxy: '' }), undefined);
  });

  it('ignores HTTP_PROXY in a CGI program, where a visitor can set it', () => {
    assert.equal(choose(http, { HTTP_PROXY: 'http://one:1', REQUEST_METHOD: 'GET' }), undefined);
    assert.equal(choose(http, { http_proxy: 'http://one:1', REQUEST_METHOD: 'GET' }), 'http://one:1');
  });

  it('accepts a URL without a scheme, and takes user and password out of it', () => {
    assert.equal(choose(http, { http_proxy: 'proxy.example:3128' }), 'http://proxy.example:3128');
    const { url, host, authorization } = chooseProxy(http, {
      http_proxy: 'http://maria:p%40ss%@proxy.example:3128/',
    });
    assert.equal(url, 'http://proxy.example:3128');
    assert.equal(host, 'proxy.example:3128');
    assert.equal(Buffer.from(authorization.slice(6), 'base64').toString(), 'maria:p@ss%');
    const encoded = chooseProxy(http, { http_proxy: 'http://maria:p%40ss@proxy.example' });
    assert.equal(Buffer.from(encoded.authorization.slice(6), 'base64').toString(), 'maria:p@ss');
  });

  it('rejects a value that is no HTTP proxy, and does not repeat it', () => {
    for (const value of ['http://', 'http://secret word', 'socks5://maria:secret@proxy.example:1080'])
      assert.throws(
        () => chooseProxy(https, { ALL_PROXY: value }),
        ({ message, exitCode }) =>
          exitCode === 2 && /variable ALL_PROXY /.test(message) && !/secret/.test(message),
        value,
      );
  });

  it('excludes the hosts in no_proxy', () => {
    const rows = [
      ['*', 'https://a.example', true],
      ['example.org', 'https://example.org', true],
      ['example.org', 'https://www.example.org', true],
      ['example.org', 'https://notexample.org', false],
      ['.example.org', 'https://www.EXAMPLE.org', true],
      ['.example.org', 'https://example.org', true],
      ['*.example.org', 'https://www.example.org', true],
      ['example.org.', 'https://example.org', true],
      ['a.example, b.example', 'https://b.example', true],
      ['a.example b.example', 'https://b.example', true],
      ['a.example,,', 'https://c.example', false],
      ['a.example:8443', 'https://a.example:8443', true],
      ['a.example:8443', 'https://a.example', false],
      ['a.example:443', 'https://a.example', true],
      ['127.0.0.1', 'http://127.0.0.1:8080', true],
      ['127.0.0.1:8080', 'http://127.0.0.1:8080', true],
      ['10.0.0.0/8', 'http://10.1.2.3', true],
      ['10.0.0.0/8', 'http://11.1.2.3', false],
      ['10.0.0.0/99', 'http://10.0.0.0', false],
      ['10.0.0.0/', 'http://192.0.2.1', false],
      ['0.0.0.1', 'http://127.0.0.1', false],
      ['::1', 'http://[::1]:8080', true],
      ['[::1]', 'http://[::1]:8080', true],
      ['fd00::/8', 'http://[fd12::1]', true],
      ['', 'http://a.example', false],
    ];
    for (const [list, url, isExcluded] of rows)
      assert.equal(
        choose(url, { all_proxy: 'http://all:1', no_proxy: list }) === undefined,
        isExcluded,
        `${list} ${url}`,
      );
  });
});

describe('fao-feed behind a proxy', () => {
  it('builds and checks a feed through it, covers too', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const proxy = await openProxy(test, { user: 'maria:secret' });
    const out = await makeFolder(test);
    const variables = { http_proxy: `http://maria:secret@${proxy.host}` };
    const options = ['--items', 'cd0683en', '--thumbnails', '--out', out];
    const build = await run(['build', '--from', `${repository.origin}/server`, ...options], variables);
    assert.equal(build.code, 0, build.stderr);
    assert.match(build.stderr, new RegExp(`go through the proxy ${proxy.host} \\(variable http_proxy\\)`));
    assert.doesNotMatch(build.stderr + build.stdout, /secret/);
    const covers = proxy.requests.filter((one) => /\/content$/.test(one));
    assert.equal(covers.length, 1, proxy.requests.join('\n'));
    assert.ok(proxy.requests.every((one) => one.startsWith(`GET ${repository.origin}/`)));
    assert.equal((await readJson(out, 'feed.json')).items.length, 1);

    const before = proxy.requests.length;
    const check = await run(['check', `${repository.origin}/server/api`], variables);
    assert.notEqual(check.code, 3, check.stderr);
    assert.ok(proxy.requests.length > before);
  });

  it('requests the hosts in NO_PROXY directly', async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const proxy = await openProxy(test);
    const command = ['build', '--from', `${repository.origin}/server`, '--items', 'cd0683en'];
    const variables = { HTTP_PROXY: `http://${proxy.host}`, NO_PROXY: 'localhost,127.0.0.0/8' };
    const { code, stderr } = await run([...command, '--out', await makeFolder(test)], variables);
    assert.equal(code, 0, stderr);
    assert.deepEqual(proxy.requests, []);
  });

  it('opens a tunnel for https', async (test) => {
    const tls = {
      key: await readFile(fixture('self-signed-key.pem')),
      cert: await readFile(fixture('self-signed-certificate.pem')),
    };
    const dspace = serveDspace({ isAllowed: () => true });
    const port = await listen(test, createTlsServer(tls, dspace));
    const proxy = await openProxy(test, { user: 'maria:secret' });
    const out = await makeFolder(test);
    const command = ['build', '--from', `https://localhost:${port}/server`, '--items', 'cd0683en'];
    const trusted = { NODE_EXTRA_CA_CERTS: fileURLToPath(fixture('self-signed-certificate.pem')) };
    const variables = { HTTPS_PROXY: `http://maria:secret@${proxy.host}` };
    const { code, stderr } = await run([...command, '--out', out], { ...variables, ...trusted });
    assert.equal(code, 0, stderr);
    assert.ok(proxy.requests.length > 0);
    assert.ok(proxy.requests.every((one) => one === `CONNECT localhost:${port}`));

    const untrusted = await run([...command, '--out', await makeFolder(test), '--retries', '0'], variables);
    assert.equal(untrusted.code, 3, untrusted.stderr);
    assert.match(untrusted.stderr, /its certificate is self-signed/);
  });

  /** Runs a command with a faulty proxy, for both schemes. */
  const failWith = async (test, host, pattern, user = 'maria:secret@') => {
    for (const [scheme, name] of [
      ['http', 'http_proxy'],
      ['https', 'HTTPS_PROXY'],
    ]) {
      const command = [
        'build',
        '--from',
        `${scheme}://repository.example/server`,
        '--out',
        await makeFolder(test),
      ];
      const variables = { [name]: `http://${user}${host}` };
      const { code, stderr } = await run([...command, '--retries', '0'], variables);
      assert.equal(code, 3, stderr);
      assert.match(stderr, pattern);
      assert.match(stderr, new RegExp(`environment variable ${name} names the proxy`));
      assert.ok(stderr.includes(`through the proxy ${host}`), stderr);
      assert.doesNotMatch(stderr, /secret/);
    }
  };

  it('names the variable where nothing listens at the address of the proxy', async (test) => {
    const server = createServer();
    const host = `127.0.0.1:${await listen(test, server)}`;
    await new Promise((resolve) => server.close(resolve));
    await failWith(test, host, /nothing listens at the address of the proxy/);
  });

  it('names the variable where the proxy requires another password, or any', async (test) => {
    const { host } = await openProxy(test, { user: 'maria:other' });
    await failWith(test, host, /the proxy refuses the user name or the password in its URL \(status 407\)/);
    await failWith(test, host, /the proxy requires a user name and a password/, '');
  });

  it('reports the status with which a proxy refuses a tunnel', async (test) => {
    const { host } = await openProxy(test, { status: 403 });
    const command = ['build', '--from', 'https://repository.example/server', '--out', await makeFolder(test)];
    const { code, stderr } = await run([...command, '--retries', '0'], { https_proxy: host });
    assert.equal(code, 3, stderr);
    assert.match(stderr, /the proxy responds with status 403/);
  });

  it('rejects a variable without the URL of a proxy before the first request', async (test) => {
    const out = await makeFolder(test);
    const command = ['build', '--from', 'http://repository.example/server', '--out', out, '--json'];
    const { code, stdout, stderr } = await run(command, { all_proxy: 'socks5://maria:secret@127.0.0.1:1' });
    assert.equal(code, 2, stderr);
    assert.match(stdout + stderr, /variable all_proxy names a proxy of the kind socks5/);
    assert.doesNotMatch(stdout + stderr, /secret/);
  });

  it('loads the package for proxies only where a variable names one', async (test) => {
    const server = await openServer(test);
    const module = new URL('../dist/feed-tool/src/fetch/send-request.js', import.meta.url);
    const program = `
      import { createRequire } from 'node:module';
      const { sendRequest } = await import(${JSON.stringify(module.href)});
      const never = new AbortController().signal;
      const options = { headers: {}, limit: { bytes: 1e6 }, timeoutSignal: never, signal: never };
      await sendRequest('${server.origin}/a', options);
      const { cache } = createRequire(import.meta.url);
      console.log(Object.keys(cache).some((name) => name.includes('undici')));`;
    const isLoaded = async (variables) => {
      const env = setEnvironment(variables);
      const options = ['--input-type=module', '--eval', program];
      return (await promisify(execFile)(process.execPath, options, { env })).stdout.trim();
    };
    assert.equal(await isLoaded({}), 'false');
    assert.equal(await isLoaded({ https_proxy: 'http://127.0.0.1:3128' }), 'false');
    const { host } = await openProxy(test);
    assert.equal(await isLoaded({ http_proxy: `http://${host}` }), 'true');
  });
});
