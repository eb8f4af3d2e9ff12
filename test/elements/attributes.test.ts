import { expect, expectConsole, mount, openFeedServer, until, within } from '../page/index.js';
import { mountCard, mountOwn, readGoldenItem, settle } from './card.js';

const golden = '/fixtures/feeds/golden.json';

async function mountGolden(attributes: string) {
  const server = openFeedServer();
  return settle(mountCard(`loading="eager" feed="${server.url(golden)}" item="ab1234en" ${attributes}`));
}

describe('The attribute prefer-lang', () => {
  it('shows the edition in that language with its own metadata, and badges for the others', async () => {
    const card = await mountGolden('prefer-lang="fr-CA"');
    within(card).getByShadowRole('heading', { name: 'Sols et saisons' });
    within(card).getByShadowText("Matériel d'orientation");
    within(card).getByShadowText('Le sol retient le carbone.');
    within(card).getByShadowRole('link', { name: /^Download\sPDF, 17.1 MB – / });
    within(card).getByShadowRole('link', { name: 'English' });
    expect(card.shadowRoot!.querySelector('img')?.src).to.match(/covers\/ab1234fr\.svg$/);
    expect(card.shadowRoot!.querySelector('[part=abstract]')?.getAttribute('lang')).to.equal('fr');
  });

  it('marks the badge of the shown edition, visibly and for screen readers', async () => {
    const card = await mountGolden('prefer-lang="fr"');
    const current = card.shadowRoot!.querySelector('[aria-current=true]')!;
    expect(current.textContent.replace(/\s+/g, ' ').trim()).to.equal('français (shown here)');
    expect(getComputedStyle(current, '::before').content).to.include('✓');
  });

  it('shows the item itself if it has no such edition', async () => {
    const card = await mountGolden('prefer-lang="es"');
    within(card).getByShadowRole('heading', { name: 'Soils & seasons' });
  });
});

describe('The attribute item', () => {
  it('selects the edition with the identifier', async () => {
    const server = openFeedServer();
    const card = await settle(mountCard(`loading="eager" feed="${server.url(golden)}" item="AB1234FR"`));
    within(card).getByShadowRole('heading', { name: 'Sols et saisons' });
  });

  it('selects the publication of the page with "auto"', async () => {
    const server = openFeedServer();
    const meta = document.head.appendChild(document.createElement('meta'));
    meta.name = 'citation_doi';
    meta.content = 'https://doi.org/10.4060/AB1234EN';
    const card = await settle(mountCard(`loading="eager" feed="${server.url(golden)}" item="auto"`));
    meta.remove();
    expect(card.item?.id).to.equal('ab1234en');
  });

  it('is set by the property as a string, which then returns the shown item', async () => {
    const server = openFeedServer();
    const card = mountCard(`loading="eager" feed="${server.url(golden)}"`);
    card.item = 'cd5678en';
    await until(() => card.item?.title === 'Water in dry seasons', 'the named item');
    expect(card.itemName).to.equal('cd5678en');
  });
});

describe('The attributes feed and fallback-feed', () => {
  it('make a card load the fallback feed if the feed fails, with one warning', async () => {
    const server = openFeedServer();
    await server.reply('/down.json', { status: 500 });
    expectConsole(/status 500.*fallback feed .*golden\.json instead/, 'warn');
    const card = await settle(
      mountCard(
        `loading="eager" feed="${server.url('/down.json')}" fallback-feed="${server.url(golden)}" item="7"`,
      ),
    );
    expect(card.state).to.equal('ready');
    expect(card.error).to.equal(undefined);
  });

  it('make cards load one file per item with {id}, in one request for all cards of an item', async () => {
    const server = openFeedServer();
    const feed = server.url('/fixtures/feeds/items/{id}.json');
    const box = mount(
      `<div>${`<fao-item-card loading="eager" feed="${feed}" item="AB1234en"></fao-item-card>`.repeat(5)}</div>`,
    );
    const cards = [...box.querySelectorAll('fao-item-card')];
    for (const card of cards) await settle(card);
    expect(cards.map(({ state }) => state)).to.deep.equal(Array(5).fill('ready'));
    expect(await server.requests('/fixtures/feeds/items/ab1234en.json')).to.have.length(1);
  });
});

describe('A card', () => {
  it('has the heading level of its attribute', async () => {
    const card = await mountGolden('heading-level="4"');
    within(card).getByShadowRole('heading', { level: 4 });
  });

  it('opens links in another tab with link-target, safely and with a note', async () => {
    const card = await mountGolden('link-target="_blank"');
    const link = within(card).getByShadowRole<HTMLAnchorElement>('link', {
      name: 'Soils & seasons (opens in a new tab)',
    });
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener']);
  });

  it('requests no thumbnail with lite', async () => {
    const server = openFeedServer();
    const card = await settle(mountCard(`lite loading="eager" feed="${server.url(golden)}" item="ab1234en"`));
    expect(card.shadowRoot!.querySelector('img, .cover')).to.equal(null);
    expect((await server.requests()).map(({ url }) => url)).to.deep.equal([golden]);
  });

  it('has no languages, abstract and file in the layout compact', async () => {
    const card = await mountGolden('layout="compact"');
    within(card).getByShadowRole('heading', { name: 'Soils & seasons' });
    expect(within(card).getAllByShadowRole('link')).to.have.length(1);
  });

  it('logs one warning for a wrong value, with the allowed ones, and uses the default', async () => {
    expectConsole(/<fao-item-card layout="diagonal">: use one of row, column, compact/, 'warn');
    const card = await mountGolden('layout="diagonal"');
    expect(card.shadowRoot!.querySelector('article')?.dataset['layout']).to.equal('row');
    card.requestUpdate();
    await card.updateComplete;
    expectConsole(/heading-level="high">: use one of/, 'warn');
    card.setAttribute('heading-level', 'high');
    await card.updateComplete;
    within(card).getByShadowRole('heading', { level: 2 });
  });
});

describe('The links of a card', () => {
  it('fire an event when they are activated, and are not followed if the page cancels it', async () => {
    const card = await mountOwn(await readGoldenItem());
    const details: unknown[] = [];
    const box = card.parentElement!;
    box.addEventListener('fao-click', (event) => {
      event.preventDefault();
      details.push([event.detail.link, event.detail.item.id, event.detail.url]);
    });
    box.addEventListener('fao-download', (event) => {
      event.preventDefault();
      details.push([event.detail.attachment.size, event.detail.item.id]);
    });
    within(card).getByShadowRole('link', { name: 'Soils & seasons' }).click();
    within(card).getByShadowRole('link', { name: 'français' }).click();
    within(card)
      .getByShadowRole('link', { name: /Download/ })
      .click();
    const base = 'https://repository.example/handle/20.500.14283/';
    expect(details).to.deep.equal([
      ['title', 'ab1234en', `${base}ab1234en`],
      ['language', 'ab1234en', `${base}ab1234fr`],
      [18_400_000, 'ab1234en'],
    ]);
  });
});
