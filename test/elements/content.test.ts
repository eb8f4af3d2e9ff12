import { html } from 'lit';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, expectAccessible, mount, openFeedServer, until, within } from '../page/index.js';
import { mountCard, mountOwn, readGoldenItem, settle } from './card.js';

const fr = 'https://repository.example/handle/20.500.14283/ab1234fr';

describe('<fao-item-card> with all fields', () => {
  it('shows type, year, title, subtitle, abstract and file in the order of the item page', async () => {
    const card = await mountOwn(await readGoldenItem());
    const text = card.shadowRoot!.textContent.replace(/\s+/g, ' ');
    const order = [
      'Brochure, flyer, fact-sheet',
      '2023',
      'Soils & seasons',
      'Guidance material',
      'Also available in:',
      'français',
      'العربية',
      'Soil stores carbon as CO2 leaves the air.',
      'Download PDF, 18.4 MB',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places, text).to.not.include(-1);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  });

  it('links its title, a heading, to the item', async () => {
    const card = await mountOwn(await readGoldenItem());
    const heading = within(card).getByShadowRole('heading', { level: 2, name: 'Soils & seasons' });
    const link = within(heading).getByShadowRole<HTMLAnchorElement>('link', { name: 'Soils & seasons' });
    expect(link.href).to.equal('https://repository.example/handle/20.500.14283/ab1234en');
    expect(link.target).to.equal('');
  });

  it('names each language in that language, and sets it on the link', async () => {
    const card = await mountOwn(await readGoldenItem());
    const badge = within(card).getByShadowRole<HTMLAnchorElement>('link', { name: 'français' });
    expect(badge.href).to.equal(fr);
    expect(badge.hreflang).to.equal('fr');
    expect(badge.querySelector('[lang="fr"]')?.textContent).to.equal('français');
    const arabic = within(card).getByShadowText('العربية');
    expect(arabic.getAttribute('lang')).to.equal('ar');
    expect(arabic.getAttribute('dir')).to.equal('rtl');
    expect(within(card).getAllByShadowRole('listitem')).to.have.length(2);
  });

  it('renders emphasis and subscripts of the abstract as elements', async () => {
    const card = await mountOwn(await readGoldenItem());
    expect(card.shadowRoot!.querySelector('[part=abstract] em')?.textContent).to.equal('carbon');
    expect(card.shadowRoot!.querySelector('[part=abstract] sub')?.textContent).to.equal('2');
  });

  it('shows markup in a title literally', async () => {
    const card = await mountOwn({ id: '1', title: '<img src=x onerror="throw 1"> & <b>bold</b>' });
    expect(within(card).getByShadowRole('heading').textContent.trim()).to.equal(
      '<img src=x onerror="throw 1"> & <b>bold</b>',
    );
  });

  it('shows the number of further files', async () => {
    const file = (name: string) => ({
      url: `https://files.example/${name}`,
      mime_type: 'application/epub+zip',
    });
    const card = await mountOwn({ id: '1', title: 'Files', attachments: [file('a'), file('b'), file('c')] });
    expect(within(card).getByShadowRole('link', { name: /^Download\sEPUB – / })).to.have.property(
      'href',
      'https://files.example/a',
    );
    within(card).getByShadowText('2 more files');
  });

  it('is accessible', async () => {
    await expectAccessible(await mountOwn(await readGoldenItem()));
  });
});

describe('The slot "heading" of a card', () => {
  it('comes before the card', async () => {
    const data = await readGoldenItem();
    const card = mountCard('heading-level="3"', '<h2 slot="heading">Recommended reading</h2>');
    card.data = data;
    await settle(card);
    const slot = card.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=heading]')!;
    expect(slot.assignedElements()[0]?.textContent).to.equal('Recommended reading');
    const follows = slot.compareDocumentPosition(card.shadowRoot!.querySelector('article')!);
    expect(follows & Node.DOCUMENT_POSITION_FOLLOWING).to.not.equal(0);
  });
});

describe('<fao-item-card> with few fields', () => {
  it('shows "No results found." if the feed has an empty list of languages', async () => {
    const card = await mountOwn({ id: '1', title: 'Alone', _fao: { languages: [] } });
    within(card).getByShadowText('Also available in:');
    within(card).getByShadowText('No results found.');
  });

  it('shows no line of languages if the feed has no list of languages', async () => {
    const card = await mountOwn({ id: '1', title: 'Alone' });
    expect(within(card).queryByShadowText('Also available in:')).to.equal(null);
  });

  it('shows a placeholder, a title without a link, and no empty lines', async () => {
    const card = await mountOwn({ id: '1', title: 'Alone' });
    expect(within(card).queryByShadowRole('link')).to.equal(null);
    expect(within(card).queryByShadowRole('button')).to.equal(null);
    expect(card.shadowRoot!.querySelectorAll('p, img')).to.have.length(0);
    await expectAccessible(card);
  });

  it('shows that an item is withdrawn, without a file', async () => {
    const server = openFeedServer();
    const card = mountCard(`loading="eager" feed="${server.url('/fixtures/feeds/golden.json')}" item="gone"`);
    await settle(card);
    within(card).getByShadowText('This publication has been withdrawn.');
    expect(within(card).queryByShadowRole('link')).to.equal(null);
  });

  it('says that an item has a newer version, with its link and file, between languages and abstract', async () => {
    const golden = await readGoldenItem();
    const _fao = { ...(golden['_fao'] as object), status: 'superseded' };
    const card = await mountOwn({ ...golden, _fao });
    const message = within(card).getByShadowText('There is a newer version.');
    const text = card.shadowRoot!.textContent.replace(/\s+/g, ' ');
    const order = ['français', message.textContent, 'Soil stores carbon', 'Download PDF'];
    const places = order.map((part) => text.indexOf(part));
    expect(places, text).to.deep.equal([...places].sort((a, b) => a - b));
    expect(places, text).to.not.include(-1);
    within(card).getByShadowRole('link', { name: 'Soils & seasons' });
    await expectAccessible(card);
  });

  it('says so in the language of the card', async () => {
    const data = { id: '1', title: 'Semillas', _fao: { status: 'superseded' } };
    const card = mount<FaoItemCard>(html`<fao-item-card lang="es" .data=${data}></fao-item-card>`);
    await settle(card);
    await until(() => within(card).queryByShadowText(/^Existe una versión más reciente/), 'the message');
  });

  it('shows items of any JSON Feed', async () => {
    const server = openFeedServer();
    const feed = server.url('/fixtures/feeds/blog.json');
    const card = await settle(
      mountCard(`loading="eager" feed="${feed}" item="https://blog.example/2026/10/leeks"`),
    );
    within(card).getByShadowRole('heading', { name: 'Leeks before the frost' });
    within(card).getByShadowText('2026');
    expect(card.shadowRoot!.textContent).to.not.include('alert');
  });
});
