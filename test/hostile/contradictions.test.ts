import { idsOf, makeFeed, makeItem, mountDownloaded, mountRelated } from '../elements/list.js';
import { mountOwn } from '../elements/card.js';
import { expect, expectConsole, openFeedServer, within } from '../page/index.js';
import { mountAmongGood, tags } from './widgets.js';

const version = (language: string, id: string) => ({
  language,
  id,
  title: `${id} in ${language}`,
  url: `https://repository.example/${id}`,
});
const listBadges = (root: Element) =>
  within(root as HTMLElement)
    .queryAllByShadowRole<HTMLAnchorElement>('link')
    .filter(({ hreflang }) => hreflang)
    .map(({ hreflang, pathname }) => `${hreflang} ${pathname}`);

describe('Language versions that contradict the item', () => {
  it('have one badge per language, for the first version', async () => {
    const languages = [
      version('fr', 'a-fr'),
      version('fr', 'again'),
      version('fra', 'again'),
      version('ar', 'a-ar'),
    ];
    const card = await mountOwn(makeItem('a', { languages }, { language: 'en' }));
    expect(listBadges(card)).to.deep.equal(['fr /a-fr', 'ar /a-ar']);
  });

  it('have no badge if they have the item’s own language or id', async () => {
    const languages = [version('en', 'other'), version('es', 'a'), version('fr', 'a-fr')];
    const card = await mountOwn(makeItem('a', { languages }, { language: 'en' }));
    expect(listBadges(card)).to.deep.equal(['fr /a-fr']);
    const alone = await mountOwn(makeItem('a', { languages: languages.slice(0, 2) }, { language: 'en' }));
    within(alone).getByShadowText('No results found.');
  });

  it('show the named edition, with one badge for the item’s own language', async () => {
    const languages = [version('fr', 'a-fr'), version('en', 'other'), version('fr', 'again')];
    const card = await mountOwn(makeFeed(makeItem('a', { languages }, { language: 'en' })));
    card.itemName = 'again';
    await card.updateComplete;
    await within(card).findByShadowRole('heading', { name: 'again in fr' });
    expect(listBadges(card)).to.deep.equal(['en /a']);
  });
});

describe('Items that contradict each other about their language versions', () => {
  const feed = makeFeed(
    makeItem('a', {
      languages: [version('fr', 'v')],
      related: ['b', 'v', 'c', 'a', 'd'].map((id) => ({ id })),
    }),
    makeItem('b', {
      languages: [version('fr', 'v')],
      related: ['b', 'a', 'v', 'c', 'd'].map((id) => ({ id })),
    }),
    makeItem('c', { languages: [version('fr', 'v'), version('es', 'd')] }),
    makeItem('d', { languages: [version('en', 'c')] }, { language: 'es' }),
    makeItem('v', { related: ['a', 'b', 'c', 'd', 'v'].map((id) => ({ id })) }, { language: 'fr' }),
  );

  it('are not in the list of their own version, nor their version in theirs', async () => {
    expect(idsOf(await mountRelated(feed, { itemName: 'a', max: 9 }))).to.deep.equal(['b', 'c']);
    expect(idsOf(await mountRelated(feed, { itemName: 'b', max: 9 }))).to.deep.equal(['a', 'c']);
    expect(idsOf(await mountRelated(feed, { itemName: 'v', max: 9 }))).to.deep.equal(['b', 'c']);
  });

  it('are replaced by a language version that several have only once', async () => {
    const seed = makeItem('seed', { related: ['a', 'b', 'c'].map((id) => ({ id })) });
    const list = await mountRelated(makeFeed(seed, ...feed.items), { preferLang: 'fr', max: 9 });
    expect(idsOf(list)).to.deep.equal(['v', 'b', 'c']);
  });

  it('are not in their own list if the seed is a version that another item has first', async () => {
    const list = await mountRelated(feed, { itemName: 'b', preferLang: 'fr', max: 9 });
    expect(list.item?.id).to.equal('v');
    expect(idsOf(list)).to.deep.equal(['c']);
  });

  it('are grouped in finite time, in cycles and long chains', async () => {
    const size = 5_000;
    const cycle = Array.from({ length: size }, (_, index) =>
      makeItem(`i${index}`, { languages: [version('fr', `i${(index + size - 1) % size}`)] }),
    );
    const seed = makeItem('seed', { related: [{ id: 'i17' }, { id: 'i4000' }, { id: 'other' }] });
    const list = await mountRelated(makeFeed(seed, ...cycle, makeItem('other')), { preferLang: 'fr' });
    expect(list.items.map(({ id }) => id.startsWith('i'))).to.deep.equal([true, false]);
  });
});

describe('Ids in the lists of an item', () => {
  it('are omitted if they are repeated, of the seed or missing in the feed, with a warning for missing ones', async () => {
    const entries = ['gone', 'seed', 'SEED', 'a', 'a', 'https://repository.example/seed', 'lost'];
    const items = entries.map((id) => ({ id }));
    const server = openFeedServer();
    const json = makeFeed(makeItem('seed', { related: items, also_downloaded: { items } }), makeItem('a'));
    await server.reply('/feed.json', { json });
    const url = server.url('/feed.json');
    for (const name of ['related', 'also_downloaded']) {
      expectConsole(
        new RegExp(`${url}: "${name}" of "seed" names items that the feed does not hold: gone, lost$`),
        'warn',
      );
    }
    const markup = tags
      .map((tag) => `<${tag} loading="eager" item="seed" feed="${url}"></${tag}>`.repeat(2))
      .join('');
    const [card, , ...lists] = await mountAmongGood(markup);
    within(card!).getByShadowRole('heading', { name: 'Title of seed' });
    for (const list of lists) {
      expect(within(list).queryAllByShadowRole('listitem')).to.have.length(1);
      within(list).getByShadowRole('heading', { name: 'Title of a' });
    }
  });

  it('make a list show "No results found." if all are missing in the feed', async () => {
    expectConsole(
      /"also_downloaded" of "seed" names items that the feed does not hold: x0, x1, .*and 95 more$/,
      'warn',
    );
    const items = Array.from({ length: 100 }, (_, index) => ({ id: `x${index}`, count: 9 }));
    const list = await mountDownloaded(makeFeed(makeItem('seed', { also_downloaded: { items } })));
    expect(list.state).to.equal('empty');
    within(list).getByShadowText('No results found.');
  });
});
