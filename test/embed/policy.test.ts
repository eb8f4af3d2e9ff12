import { expect, expectConsole, openFeedServer, until } from '../page/index.js';
import { moduleTag, openWidgetPage, settleCard, titleOf } from './widget-page.js';

/** Returns a policy that allows only files of the page's own origin and one feed. */
function policyFor(feedOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${feedOrigin}`,
    `connect-src ${feedOrigin}`,
    "base-uri 'none'",
    // Browsers without Trusted Types ignore these two.
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

async function openStrict(feed: string, attributes = '', policy = policyFor(new URL(feed).origin)) {
  const tag = `<fao-item-card loading="eager" ${attributes}><a href="/item">The publication</a></fao-item-card>`;
  return openWidgetPage(moduleTag(`data-fao-feed="${feed}"`) + tag, { 'content-security-policy': policy });
}

describe('A card under a strict Content-Security-Policy', () => {
  it('shows everything, including its thumbnail, and violates nothing', async () => {
    const page = await openStrict(openFeedServer().url('/feed.json'), 'item="cd0683en"');
    const card = await settleCard(page);
    expect(titleOf(card)).to.equal('The State of World Fisheries and Aquaculture 2024');
    const image = card.shadowRoot!.querySelector('img')!;
    await until(() => image.naturalWidth > 0, 'the thumbnail');
    const { display } = page.window.getComputedStyle(card.shadowRoot!.querySelector('.card')!);
    expect(display).to.equal('grid');
  });

  it('renders markup in abstracts without Trusted Types violations', async () => {
    const page = await openStrict(openFeedServer().url('/fixtures/feeds/golden.json'), 'item="ab1234en"');
    const card = await settleCard(page);
    expect(card.shadowRoot!.querySelector('[part=abstract] em')?.textContent).to.equal('carbon');
  });

  it('loads its parts, accepts any identifier and reports a missing item', async () => {
    expectConsole(/has no item "https:\/\/doi\.org\/10\.4060\/none"/, 'error');
    const page = await openStrict(openFeedServer().url('/feed.json'), 'item="https://doi.org/10.4060/none"');
    expect((await settleCard(page)).error?.kind).to.equal('not-found');
  });

  it('expands its abstract', async () => {
    const page = await openStrict(openFeedServer().url('/feed.json'), 'item="cb4474fr"');
    const card = await settleCard(page);
    const more = await until(() => card.shadowRoot!.querySelector('button'), 'the button');
    more.click();
    await card.updateComplete;
    expect(more.getAttribute('aria-expanded')).to.equal('true');
  });
});

describe('A card under a policy that forbids its feed', () => {
  it('has an error, reports the directive to change, and shows the fallback content', async () => {
    const server = openFeedServer();
    const feed = server.url('/feed.json');
    const { origin } = new URL(feed);
    // One violation is the request for the feed, the other the request that diagnoses its failure.
    expectConsole(/connect-src refused/, 'violation');
    expectConsole(/connect-src refused/, 'violation');
    expectConsole(
      new RegExp(`Content-Security-Policy forbids ${feed}: add ${origin} to its connect-src`),
      'error',
    );
    const policy = policyFor(origin).replace(`connect-src ${origin}`, "connect-src 'none'");
    const page = await openStrict(feed, '', policy);
    const card = await settleCard(page);
    expect(card.error?.kind).to.equal('blocked');
    expect(await server.requests()).to.deep.equal([]);
    expect(page.document.querySelector('a')!.getBoundingClientRect().height).to.be.greaterThan(5);
  });
});
