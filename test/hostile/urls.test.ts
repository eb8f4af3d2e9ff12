import { makeFeed, makeItem, mountRelated } from '../elements/list.js';
import { mountCard, mountOwn, settle } from '../elements/card.js';
import { expect, expectConsole, openFeedServer } from '../page/index.js';
import { dangerousUrls, imitatedUrls } from './dangerous-texts.js';
import { expectInert } from './expect-inert.js';
import { mountAmongGood } from './widgets.js';

/** Returns the fields of an edition that hold URLs. */
const makeUrlFields = (hostileUrl: string) => ({
  url: hostileUrl,
  external_url: hostileUrl,
  image: hostileUrl,
  banner_image: hostileUrl,
  attachments: [
    { url: hostileUrl, mime_type: 'application/pdf' },
    { url: hostileUrl, title: 'Annex' },
  ],
});

/** Returns an item with a URL in every field for one, and in identifiers that become URLs. */
function makeTrap(id: string, hostileUrl: string): { id: string } {
  const languages = ['fr', 'ar'].map((language) => ({
    language,
    id: `${id}-${language}`,
    title: `Title in ${language}`,
    ...makeUrlFields(hostileUrl),
  }));
  return makeItem(
    id,
    { languages, doi: `${hostileUrl} ${id}`, handle: `${hostileUrl}/${id}`, uuid: hostileUrl },
    { tags: ['trap'], ...makeUrlFields(hostileUrl) },
  );
}

const hostileUrls = [...dangerousUrls, ...imitatedUrls];
/* The server of the test page itself takes no NUL in a path. */
const fromNetwork = [...hostileUrls, 'jav\u0000ascript:alert(1)'];
const feed = makeFeed(...fromNetwork.map((hostileUrl, index) => makeTrap(`trap-${index}`, hostileUrl)));

describe('A URL that could execute code', () => {
  for (const hostileUrl of hostileUrls) {
    it(`in the property data appears in no card: ${JSON.stringify(hostileUrl.slice(0, 40))}`, async () => {
      const card = await mountOwn(makeTrap('a', hostileUrl));
      expect(card.state).to.equal('ready');
      expectInert(card);
      card.preferLang = 'fr';
      await card.updateComplete;
      await settle(card);
      expect(card.item?.title).to.equal('Title in fr');
      expectInert(card);
    });
  }

  it('from the network appears in no card and no list', async () => {
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

  it('in the property data appears in no list', async () => {
    for (const attributes of [{}, { preferLang: 'fr' }, { linkTarget: '_blank' }]) {
      expectInert(await mountRelated(makeFeed(...feed.items.slice(0, -1)), { max: 100, ...attributes }));
    }
  });

  it('makes no link or image in a card whose item has no other URL', async () => {
    for (const hostileUrl of dangerousUrls) {
      const card = await mountOwn(makeItem('a', {}, makeUrlFields(hostileUrl)));
      expect(card.shadowRoot!.querySelectorAll('a, img'), hostileUrl).to.have.length(0);
      expect(card.item).to.deep.include({ attachments: [] });
    }
  });

  it('is not requested as the next page', async () => {
    const server = openFeedServer();
    for (const [index, hostileUrl] of dangerousUrls.entries()) {
      const path = `/${index}.json`;
      await server.reply(path, { json: { ...makeFeed(makeItem('a')), next_url: hostileUrl } });
      expectConsole(new RegExp(`item="nowhere">: .*${path} has no item`), 'error');
      const card = mountCard(`loading="eager" item="nowhere" feed="${server.url(path)}"`);
      expect((await settle(card)).error?.kind).to.equal('not-found');
      expectInert(card);
    }
    expect(await server.requests()).to.have.length(dangerousUrls.length);
  });
});
