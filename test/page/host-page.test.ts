import { expect, expectConsole, openHostPage, openPage } from './index.js';

describe('host pages', () => {
  it('have the origin of the test, which can read them', async () => {
    const page = await openHostPage(
      '<!doctype html><html lang="ar" dir="rtl"><body><p>Host</p></body></html>',
    );
    expect(page.document.querySelector('p')?.textContent).to.equal('Host');
    expect(page.document.compatMode).to.equal('CSS1Compat');
    expect(page.document.documentElement.dir).to.equal('rtl');
  });

  it('have the requested size', async () => {
    const page = await openHostPage('<!doctype html><p>Narrow</p>', { width: 320, height: 480 });
    expect([page.window.innerWidth, page.window.innerHeight]).to.deep.equal([320, 480]);
  });

  it('obey the policy in their headers', async () => {
    expectConsole(/script-src/, 'violation');
    const page = await openHostPage(
      '<!doctype html><p>Untouched</p><script>document.body.remove()</script>',
      {
        headers: { 'content-security-policy': "script-src 'self'" },
      },
    );
    expect(page.document.querySelector('p')).not.to.equal(null);
  });

  it('count their console messages as those of the test', async () => {
    expectConsole(/from the host/, 'warn');
    expectConsole(/Error: thrown by the host/, 'uncaught');
    await openHostPage(
      '<script>console.warn("from the host")</script><script>throw new Error("thrown by the host")</script>',
    );
  });

  it('can be shown without the console watch', async () => {
    const page = await openHostPage('<!doctype html><p>Alone</p>', {
      headers: { 'content-security-policy': "default-src 'none'" },
      watch: false,
    });
    expect(page.document.scripts).to.have.length(0);
  });
});

describe('the demo pages', () => {
  it('contain the origin of the feed', async () => {
    const page = await openPage('/demo/');
    expect(page.document.title).not.to.equal('');
    expect(await (await fetch('/demo/')).text()).not.to.contain('{{feed}}');
  });
});
