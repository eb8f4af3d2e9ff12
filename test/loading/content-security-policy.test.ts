import type { LoadError } from '../../src/core/model/error.js';
import { expect, expectConsole, openFeedServer, openHostPage } from '../page/index.js';

/** Requests a URL in a page with the given policy and `script-src 'self'`. */
async function requestUnder(policy: string, url: string): Promise<unknown> {
  const page = await openHostPage(
    '<!doctype html><title>Host</title><script type="module" src="/test/loading/page-under-policy.ts"></script>',
    { headers: { 'content-security-policy': `script-src 'self'; ${policy}` } },
  );
  if (!page.window.requestUnderPolicy) throw new Error('The script of the host page did not run.');
  return page.window.requestUnderPolicy(url);
}

/** Expects two violations: of the request itself, and of the request that diagnoses its failure. */
function expectRefusals(): void {
  expectConsole(/connect-src refused/, 'violation');
  expectConsole(/connect-src refused/, 'violation');
}

describe('A Content-Security-Policy', () => {
  it('that forbids the feed is diagnosed, with the directive to change', async () => {
    const server = openFeedServer();
    expectRefusals();
    const error = (await requestUnder("connect-src 'self'", server.url('/a'))) as LoadError;
    expect(error.kind).to.equal('blocked');
    expect(error.url).to.equal(server.url('/a'));
    expect(error.message).to.contain('Content-Security-Policy').and.to.contain('connect-src');
    expect(error.message).to.contain(new URL(server.url('/a')).origin);
    expect(await server.requests()).to.deep.equal([]);
  });

  it('that forbids the feed by its default is diagnosed', async () => {
    expectRefusals();
    const error = await requestUnder("default-src 'self'", openFeedServer().url('/a'));
    expect(error).to.have.property('kind', 'blocked');
  });

  it('that allows the feed does not block it', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'well' });
    const { origin } = new URL(server.url('/a'));
    expect(await requestUnder(`connect-src ${origin}`, server.url('/a'))).to.equal('well');
  });

  it('that allows the feed is not blamed for missing CORS headers', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'hidden', cors: false });
    const { origin } = new URL(server.url('/a'));
    const error = await requestUnder(`connect-src ${origin}`, server.url('/a'));
    expect(error).to.have.property('kind', 'network');
    expect((await server.requests()).map(({ method }) => method)).to.deep.equal(['GET', 'HEAD', 'GET']);
  });

  it('that allows the feed is not blamed for a broken connection', async () => {
    const server = openFeedServer();
    await server.reply('/a', { drop: 'before-headers' });
    const { origin } = new URL(server.url('/a'));
    expect(await requestUnder(`connect-src ${origin}`, server.url('/a'))).to.have.property('kind', 'network');
  });
});
