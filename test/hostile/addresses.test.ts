import { makeFeed, makeItem, mountRelated } from '../elements/list.js';
import { mountCard, mountOwn, settle } from '../elements/card.js';
import { expect, expectConsole, openFeedServer } from '../page/index.js';
import { dangerousAddresses, imitatedAddresses } from './dangerous-texts.js';
import { expectInert } from './traps.js';
import { mountAmongGood } from './widgets.js';

/** All that can stand in an edition and holds an address. */
const editionOf = (address: string) => ({
  url: address,
  external_url: address,
  image: address,
  banner_image: address,
  attachments: [
    { url: address, mime_type: 'application/pdf' },
    { url: address, title: 'Annex' },
  ],
});

/** An item with an address in each place for one, and in those that are resolved into one. */
function makeTrap(id: string, address: string): { id: string } {
  const languages = ['fr', 'ar'].map((language) => ({
    language,
    id: `${id}-${language}`,
    title: `Title in ${language}`,
    ...editionOf(address),
  }));
  return makeItem(
    id,
    { languages, doi: `${address} ${id}`, handle: `${address}/${id}`, uuid: address },
    { tags: ['trap'], ...editionOf(address) },
  );
}

const addresses = [...dangerousAddresses, ...imitatedAddresses];
/* The server of the test page itself takes no NUL in a path. */
const fromNetwork = [...addresses, 'jav\u0000ascript:alert(1)'];
const feed = makeFeed(...fromNetwork.map((address, index) => makeTrap(`trap-${index}`, address)));

describe('An address that could execute', () => {
  for (const address of addresses) {
    it(`comes into no card from the property data: ${JSON.stringify(address.slice(0, 40))}`, async () => {
      const card = await mountOwn(makeTrap('a', address));
      expect(card.state).to.equal('ready');
      expectInert(card);
      card.preferLang = 'fr';
      await card.updateComplete;
      await settle(card);
      expect(card.item?.title).to.equal('Title in fr');
      expectInert(card);
    });
  }

  it('comes into no card and no list from the network', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const source = `loading="eager" feed="${server.url('/feed.json')}"`;
    const cards = fromNetwork.map(
      (_, index) => `<fao-item-card item="trap-${index}" ${source}></fao-item-card>`,
    );
    const lists = ['', 'lang="ar"', 'layout="grid"', 'layout="compact"'].map(
      (more) => `<fao-related-items item="trap-0" max="100" ${more} ${source}></fao-related-items>`,
    );
    const widgets = await mountAmongGood([...cards, ...lists].join(''));
    expect(new Set(widgets.map(({ state }) => state))).to.deep.equal(new Set(['ready']));
    expectInert(...widgets);
    expect(widgets.at(-1)!.shadowRoot!.querySelectorAll('article')).to.have.length(fromNetwork.length - 1);
  });

  it('comes into no list from the property data', async () => {
    for (const attributes of [{}, { preferLang: 'fr' }, { linkTarget: '_blank' }]) {
      expectInert(await mountRelated(makeFeed(...feed.items.slice(0, -1)), { max: 100, ...attributes }));
    }
  });

  it('leaves a card without links where its item has no other address', async () => {
    for (const address of dangerousAddresses) {
      const card = await mountOwn(makeItem('a', {}, editionOf(address)));
      expect(card.shadowRoot!.querySelectorAll('a, img'), address).to.have.length(0);
      expect(card.item).to.deep.include({ attachments: [] });
    }
  });

  it('is no next page', async () => {
    const server = openFeedServer();
    for (const [index, address] of dangerousAddresses.entries()) {
      const path = `/${index}.json`;
      await server.reply(path, { json: { ...makeFeed(makeItem('a')), next_url: address } });
      expectConsole(new RegExp(`item="nowhere">: .*${path} has no item`), 'error');
      const card = mountCard(`loading="eager" item="nowhere" feed="${server.url(path)}"`);
      expect((await settle(card)).error?.kind).to.equal('not-found');
      expectInert(card);
    }
    expect(await server.requests()).to.have.length(dangerousAddresses.length);
  });
});
