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
const badgesOf = (root: Element) =>
  within(root as HTMLElement)
    .queryAllByShadowRole<HTMLAnchorElement>('link')
    .filter(({ hreflang }) => hreflang)
    .map(({ hreflang, pathname }) => `${hreflang} ${pathname}`);

describe('Language versions that contradict the item', () => {
  it('are a badge a language, the first one’s', async () => {
    const languages = [
      version('fr', 'a-fr'),
      version('fr', 'again'),
      version('fra', 'again'),
      version('ar', 'a-ar'),
    ];
    const card = await mountOwn(makeItem('a', { languages }, { language: 'en' }));
    expect(badgesOf(card)).to.deep.equal(['fr /a-fr', 'ar /a-ar']);
  });

  it('are no badge where they have the item’s own language or id', async () => {
    const languages = [version('en', 'other'), version('es', 'a'), version('fr', 'a-fr')];
    const card = await mountOwn(makeItem('a', { languages }, { language: 'en' }));
    expect(badgesOf(card)).to.deep.equal(['fr /a-fr']);
    const alone = await mountOwn(makeItem('a', { languages: languages.slice(0, 2) }, { language: 'en' }));
    within(alone).getByShadowText('No results found.');
  });

  it('show the edition that is asked for, and the way back once', async () => {
    const languages = [version('fr', 'a-fr'), version('en', 'other'), version('fr', 'again')];
    const card = await mountOwn(makeFeed(makeItem('a', { languages }, { language: 'en' })));
    card.itemName = 'again';
    await card.updateComplete;
    await within(card).findByShadowRole('heading', { name: 'again in fr' });
    expect(badgesOf(card)).to.deep.equal(['en /a']);
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

  it('stand in no list about their own version, and their version in none about them', async () => {
    expect(idsOf(await mountRelated(feed, { itemName: 'a', max: 9 }))).to.deep.equal(['b', 'c']);
    expect(idsOf(await mountRelated(feed, { itemName: 'b', max: 9 }))).to.deep.equal(['a', 'c']);
    expect(idsOf(await mountRelated(feed, { itemName: 'v', max: 9 }))).to.deep.equal(['b', 'c']);
  });

  it('are not all shown as the version that they claim', async () => {
    const seed = makeItem('seed', { related: ['a', 'b', 'c'].map((id) => ({ id })) });
    const list = await mountRelated(makeFeed(seed, ...feed.items), { preferLang: 'fr', max: 9 });
    expect(idsOf(list)).to.deep.equal(['v', 'b', 'c']);
  });

  it('are in no list about themselves, shown as a version that another claims first', async () => {
    const list = await mountRelated(feed, { itemName: 'b', preferLang: 'fr', max: 9 });
    expect(list.item?.id).to.equal('v');
    expect(idsOf(list)).to.deep.equal(['c']);
  });

  it('end, in circles and in long chains of claims', async () => {
    const size = 5_000;
    const circle = Array.from({ length: size }, (_, index) =>
      makeItem(`i${index}`, { languages: [version('fr', `i${(index + size - 1) % size}`)] }),
    );
    const seed = makeItem('seed', { related: [{ id: 'i17' }, { id: 'i4000' }, { id: 'other' }] });
    const list = await mountRelated(makeFeed(seed, ...circle, makeItem('other')), { preferLang: 'fr' });
    expect(list.items.map(({ id }) => id.startsWith('i'))).to.deep.equal([true, false]);
  });
});

describe('Ids of other items', () => {
  it('that lead nowhere or back are left out, with a warning for those that the feed does not hold', async () => {
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

  it('that all lead nowhere leave "No results found."', async () => {
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
