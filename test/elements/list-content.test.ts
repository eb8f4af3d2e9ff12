import { expect, expectAccessible, expectConsole, mount, within } from '../page/index.js';
import { settle } from './card.js';
import { idsOf, makeFeed, makeItem, mountDownloaded, mountRelated, titlesOf } from './list.js';

const curated = makeFeed(
  makeItem('seed', { related: [{ id: 'b', reason: 'On the same coast' }, { id: 'a' }] }),
  makeItem('a', { type: 'Booklet', date_issued: '2023' }),
  makeItem('b', { subtitle: 'Guidance material', languages: [] }, { summary: 'An abstract.' }),
);

describe('<fao-related-items>', () => {
  it('shows the heading and the description of the repository page, and its items as a list', async () => {
    const list = await mountRelated(curated);
    within(list).getByShadowRole('heading', { name: 'Related items', level: 2 });
    within(list).getByShadowText('Showing items related by metadata.');
    within(list).getByShadowRole('list', { name: 'Related items' });
    expect(within(list).getAllByShadowRole('listitem')).to.have.length(2);
    expect(titlesOf(list)).to.deep.equal(['Title of b', 'Title of a']);
    within(list).getByShadowRole('heading', { name: 'Title of b', level: 3 });
    within(list).getByShadowText('Guidance material');
    within(list).getByShadowText('No results found.');
    within(list).getByShadowText('Booklet');
    await expectAccessible(list);
  });

  it('has the reason of the feed on the card and on the entry', async () => {
    const list = await mountRelated(curated);
    within(list).getByShadowText('On the same coast');
    expect(list.entries.map(({ item, reason, algorithm }) => [item.id, reason, algorithm])).to.deep.equal([
      ['b', 'On the same coast', 'feed'],
      ['a', undefined, 'feed'],
    ]);
  });

  it('ranks by metadata if the feed has no related items, and shows the shared subjects', async () => {
    const data = makeFeed(
      makeItem('seed', {}, { tags: ['migration', 'rural areas', 'labour'] }),
      makeItem('a', {}, { tags: ['Migration'], language: 'en' }),
      makeItem('b', { series: 'Forest notes 4' }),
      makeItem('c', {}, { tags: ['labour', 'rural areas', 'soil'], language: 'en' }),
    );
    const list = await mountRelated(data);
    expect(idsOf(list)).to.deep.equal(['a', 'c']);
    expect(list.entries.map(({ reason }) => reason)).to.deep.equal([
      { shares: 'subjects', values: ['Migration'] },
      { shares: 'subjects', values: ['labour', 'rural areas'] },
    ]);
    const reasons = [...list.shadowRoot!.querySelectorAll('[part=reason]')];
    expect(reasons.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Shares subjects: Migration',
      'Shares subjects: labour, rural areas',
    ]);
    await expectAccessible(list);
  });

  it('shows "No results found." if the feed has an empty list, even with similar items', async () => {
    const data = makeFeed(
      makeItem('seed', { related: [] }, { tags: ['a'] }),
      makeItem('a', {}, { tags: ['a'] }),
    );
    const list = await mountRelated(data);
    expect(list.state).to.equal('empty');
    within(list).getByShadowText('No results found.');
    expect(within(list).queryByShadowRole('list')).to.equal(null);
    await expectAccessible(list);
  });

  it('warns of items that the feed lacks, and shows the rest', async () => {
    expectConsole(/"related" of "seed" names items that the feed does not hold: gone, lost$/, 'warn');
    const related = [{ id: 'gone' }, { id: 'a' }, { id: 'lost' }];
    const list = await mountRelated(makeFeed(makeItem('seed', { related }), makeItem('a')));
    expect(idsOf(list)).to.deep.equal(['a']);
  });

  it('resolves items by any of their identifiers', async () => {
    const related = [{ id: '20.500.14283/CC1234EN' }, { id: 'https://doi.org/10.4060/cc5678en' }];
    const data = makeFeed(
      makeItem('seed', { related }),
      makeItem('x', { handle: '20.500.14283/cc1234en' }),
      makeItem('y', { doi: '10.4060/cc5678en' }),
    );
    expect(idsOf(await mountRelated(data))).to.deep.equal(['x', 'y']);
  });

  it('never shows the seed or a language version of it', async () => {
    const languages = [{ language: 'fr', id: 'seed-fr' }];
    const related = ['seed', 'seed-fr', 'a'].map((id) => ({ id }));
    const data = makeFeed(makeItem('seed', { languages, related }), makeItem('seed-fr'), makeItem('a'));
    expect(idsOf(await mountRelated(data))).to.deep.equal(['a']);
  });

  it('shows items related to the item in its attribute', async () => {
    const data = makeFeed(makeItem('first'), makeItem('second', { related: [{ id: 'first' }] }));
    const list = await mountRelated(data, { itemName: 'SECOND' });
    expect(list.item?.id).to.equal('second');
    expect(idsOf(list)).to.deep.equal(['first']);
  });
});

describe('A list with several editions of a work', () => {
  const languages = (...others: string[]) =>
    others.map((language) => ({ language, id: `work-${language}`, title: `Work, ${language}` }));
  const data = makeFeed(
    makeItem('seed', { related: [{ id: 'work-en' }, { id: 'work-fr' }, { id: 'other' }] }),
    makeItem('work-en', { languages: languages('fr', 'ar') }, { language: 'en' }),
    makeItem('work-fr', { languages: languages('en', 'ar') }, { language: 'fr' }),
    makeItem('other'),
  );

  it('shows one edition, in the language of the page if there is one', async () => {
    expect(idsOf(await mountRelated(data))).to.deep.equal(['work-en', 'other']);
    expect(idsOf(await mountRelated(data, { lang: 'fr-CA' }))).to.deep.equal(['work-fr', 'other']);
  });

  it('shows the edition in the language of prefer-lang first, even if it is only a language version', async () => {
    const list = await mountRelated(data, { lang: 'fr', preferLang: 'ar' });
    expect(titlesOf(list)).to.deep.equal(['Work, ar', 'Title of other']);
    expect(list.items[0]!.language).to.equal('ar');
  });

  it('shows another edition if the one in the feed is withdrawn', async () => {
    const [seed, english, ...rest] = data.items as { id: string; _fao: object }[];
    const gone = { ...english!, _fao: { ...english!._fao, status: 'withdrawn' } };
    expect(idsOf(await mountRelated(makeFeed(seed!, gone, ...rest)))).to.deep.equal(['work-fr', 'other']);
  });

  it('shows the first edition in the feed if none is in the language of the page', async () => {
    expect(idsOf(await mountRelated(data, { lang: 'zh' }))).to.deep.equal(['work-en', 'other']);
  });
});

describe('<fao-also-downloaded>', () => {
  const downloads = (threshold: number | undefined, ...items: object[]) => ({
    also_downloaded: { threshold, items },
  });

  it('shows the heading and the description of the repository page, and the items in the order of the feed', async () => {
    const fao = downloads(5, { id: 'b', count: 7 }, { id: 'a', count: 41 });
    const list = await mountDownloaded(makeFeed(makeItem('seed', fao), makeItem('a'), makeItem('b')));
    within(list).getByShadowRole('heading', { name: 'Users also downloaded', level: 2 });
    within(list).getByShadowText('Showing related downloaded files');
    expect(titlesOf(list)).to.deep.equal(['Title of b', 'Title of a']);
    await expectAccessible(list);
  });

  it('omits items below the threshold of the feed', async () => {
    const fao = downloads(5, { id: 'a', count: 4 }, { id: 'b', count: 5 }, { id: 'c' });
    const data = makeFeed(makeItem('seed', fao), makeItem('a'), makeItem('b'), makeItem('c'));
    expect(idsOf(await mountDownloaded(data))).to.deep.equal(['b', 'c']);
  });

  it('shows no other items if there are no downloads', async () => {
    for (const fao of [{}, downloads(5), downloads(5, { id: 'a', count: 1 })]) {
      const data = makeFeed(
        makeItem('seed', { ...fao, related: [{ id: 'a' }] }, { tags: ['x'] }),
        makeItem('a', {}, { tags: ['x'] }),
      );
      const list = await mountDownloaded(data);
      expect(list.state).to.equal('empty');
      within(list).getByShadowText('No results found.');
    }
  });
});

describe('A feed in the property data', () => {
  it('is required by a list', async () => {
    expectConsole(/the property "data" does not have the expected format: a JSON Feed needs/, 'error');
    const list = await mountRelated(makeItem('a'));
    expect(list.error?.kind).to.equal('format');
    within(list).getByShadowText("These publications can't be shown.");
  });

  it('is accepted by a card too', async () => {
    const card = mount<HTMLElementTagNameMap['fao-item-card']>('<fao-item-card item="b"></fao-item-card>');
    card.data = curated;
    await settle(card);
    expect(card.item?.id).to.equal('b');
    expectConsole(/the property "data" has no item "nowhere"/, 'error');
    card.itemName = 'nowhere';
    await card.updateComplete;
    await settle(card);
    expect(card.error?.kind).to.equal('not-found');
  });
});
