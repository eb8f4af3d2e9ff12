import type { LoadError } from '../../src/core/model/error.js';
import { expect, expectConsole, openFeedServer, openHostPage } from '../page/index.js';

/** Asks for an address in a page with the given policy, which gets `script-src 'self'` besides. */
async function askUnder(policy: string, url: string): Promise<unknown> {
  const page = await openHostPage(
    '<!doctype html><title>Host</title><script type="module" src="/test/loading/page-under-policy.ts"></script>',
    { headers: { 'content-security-policy': `script-src 'self'; ${policy}` } },
  );
  if (!page.window.askUnderPolicy) throw new Error('The script of the host page did not run.');
  return page.window.askUnderPolicy(url);
}

/** The request itself is refused, and once more when the diagnosis looks. */
function expectRefusals(): void {
  expectConsole(/connect-src refused/, 'violation');
  expectConsole(/connect-src refused/, 'violation');
}

describe('A Content-Security-Policy', () => {
  it('that forbids the feed is found out, with the mend', async () => {
    const server = openFeedServer();
    expectRefusals();
    const error = (await askUnder("connect-src 'self'", server.url('/a'))) as LoadError;
    expect(error.kind).to.equal('blocked');
    expect(error.url).to.equal(server.url('/a'));
    expect(error.message).to.contain('Content-Security-Policy').and.to.contain('connect-src');
    expect(error.message).to.contain(new URL(server.url('/a')).origin);
    expect(await server.requests()).to.deep.equal([]);
  });

  it('that forbids the feed by its default is found out', async () => {
    expectRefusals();
    const error = await askUnder("default-src 'self'", openFeedServer().url('/a'));
    expect(error).to.have.property('kind', 'blocked');
  });

  it('that allows the feed lets it through', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'well' });
    const { origin } = new URL(server.url('/a'));
    expect(await askUnder(`connect-src ${origin}`, server.url('/a'))).to.equal('well');
  });

  it('that allows the feed is not blamed for a server that gives no leave to read', async () => {
    const server = openFeedServer();
    await server.reply('/a', { json: 'hidden', cors: false });
    const { origin } = new URL(server.url('/a'));
    const error = await askUnder(`connect-src ${origin}`, server.url('/a'));
    expect(error).to.have.property('kind', 'network');
    expect((await server.requests()).map(({ method }) => method)).to.deep.equal(['GET', 'HEAD']);
  });

  it('that allows the feed is not blamed for a dead line', async () => {
    const server = openFeedServer();
    await server.reply('/a', { drop: 'before-headers' });
    const { origin } = new URL(server.url('/a'));
    expect(await askUnder(`connect-src ${origin}`, server.url('/a'))).to.have.property('kind', 'network');
  });
});
