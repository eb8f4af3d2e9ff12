import { makeFeed, makeItem, mountRelated, titlesOf } from '../elements/list.js';
import { mountOwn } from '../elements/card.js';
import { expect, expectConsole, openFeedServer, within } from '../page/index.js';
import { expectInert } from './expect-inert.js';
import { mountAmongGood, tags } from './widgets.js';

const wrong: readonly unknown[] = [
  7,
  -0.5,
  1e300,
  true,
  null,
  '',
  ' \n\t\u00A0',
  [],
  [[]],
  [null, 7, 'text', []],
  {},
  { id: {}, url: [], name: 7, language: {}, title: null },
  [{ id: {}, url: [], name: [], language: {}, title: [] }],
];
const fields = {
  item: ['url', 'external_url', 'summary', 'content_html', 'content_text', 'image', 'banner_image'],
  more: ['language', 'tags', 'authors', 'attachments', 'date_published', '_fao'],
  fao: ['version', 'type', 'subtitle', 'date_issued', 'job_number', 'handle', 'doi', 'uuid', 'series'],
  ties: ['rights', 'citation', 'status', 'languages', 'related', 'also_downloaded'],
};

/** Items with one wrong value each, for every field and value. */
const broken = [
  ...[...fields.item, ...fields.more].flatMap((field) => wrong.map((value) => ({ [field]: value }))),
  ...[...fields.fao, ...fields.ties].flatMap((field) => wrong.map((value) => ({ _fao: { [field]: value } }))),
].map((rest, index) => ({ id: `broken-${index}`, title: `Broken ${index}`, ...rest }));

/** Texts that appear only if a value of the wrong type is converted to a string. */
const LEAKED = /\[object|undefined|null|NaN|Infinity|true|function/;

describe('A value of the wrong type in a field', () => {
  it('counts as missing without a message: lists show the rest of the item', async () => {
    const server = openFeedServer();
    const related = broken.map(({ id }) => ({ id }));
    const feed = makeFeed(makeItem('seed', { related, also_downloaded: { items: related } }), ...broken);
    await server.reply('/feed.json', { json: feed });
    const markup = tags.map(
      (tag) =>
        `<${tag} item="seed" lite max="1000" loading="eager" feed="${server.url('/feed.json')}"></${tag}>`,
    );
    const [, ...lists] = await mountAmongGood(markup.join(''), 8_000);
    for (const list of lists) {
      expect(list.shadowRoot!.querySelectorAll('article').length).to.equal(broken.length);
      expect(list.shadowRoot!.textContent).to.not.match(LEAKED);
      expectInert(list);
    }
  });

  it('does not appear in a card', async () => {
    const items = broken.filter((_, index) => index % 3 === 0);
    const cards = await Promise.all(items.map((item) => mountOwn(item)));
    for (const [index, card] of cards.entries()) {
      const item = items[index]!;
      within(card).getByShadowRole('heading', { name: item.title });
      expect(card.shadowRoot!.textContent, JSON.stringify(item)).to.not.match(LEAKED);
      expectInert(card);
    }
  });
});

describe('A list in a record without a valid entry', () => {
  const unreadable = [null, {}, 7, { id: ' ', language: {} }];

  it('of languages is treated as missing, not as empty', async () => {
    const card = await mountOwn(makeItem('a', { languages: unreadable }));
    expect(within(card).queryByShadowText('Also available in:')).to.equal(null);
    expect(within(card).queryByShadowText('No results found.')).to.equal(null);
  });

  it('of related items is treated as missing, so the list ranks by metadata', async () => {
    const item = (id: string, fao = {}) => makeItem(id, fao, { tags: ['soil'] });
    const list = await mountRelated(makeFeed(item('seed', { related: [null, {}] }), item('a')));
    expect(titlesOf(list)).to.deep.equal(['Title of a']);
  });
});

describe('A record without a valid id, title or abstract', () => {
  const records = [
    null,
    7,
    [],
    { title: 'No id' },
    { id: {}, title: 'An object for an id' },
    { id: true, title: 'A boolean for an id' },
    { id: 'bare' },
    { id: 'blank', title: ' ', summary: '<p>&nbsp;</p>', content_html: '<script>1</script>' },
  ];
  const good = [
    makeItem('a', { related: [{ id: 'b' }, { id: 7 }, { id: 'bare' }] }),
    makeItem('b'),
    { id: 7, title: 'Title of 7' },
    { id: '7', title: 'Another 7' },
  ];

  it('is skipped with one warning for all elements, which show the rest', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(...([...records, ...good] as object[])) });
    const url = server.url('/feed.json');
    expectConsole(
      new RegExp(
        `${url}: skipped 9 of 12 items: items\\[0\\] is not an object, .*items\\[3\\] has no "id", .*and 4 more$`,
      ),
      'warn',
    );
    expectConsole(/"related" of "a" names items that the feed does not hold: bare$/, 'warn');
    const source = `loading="eager" feed="${url}"`;
    const [card, list, again] = await mountAmongGood(
      `<fao-item-card item="a" ${source}></fao-item-card>` +
        `<fao-related-items item="a" ${source}></fao-related-items>` +
        `<fao-item-card item="7" ${source}></fao-item-card>`,
    );
    within(card!).getByShadowRole('heading', { name: 'Title of a' });
    within(list!).getByShadowRole('heading', { name: 'Title of b' });
    within(again!).getByShadowRole('heading', { name: 'Title of 7' });
  });

  it('makes elements empty if the feed has no other', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(...(records as object[])) });
    expectConsole(/skipped 8 of 8 items/, 'warn');
    const markup = tags.map((tag) => `<${tag} loading="eager" feed="${server.url('/feed.json')}"></${tag}>`);
    for (const widget of await mountAmongGood(markup.join(''))) {
      expect(widget.state).to.equal('empty');
      within(widget).getByShadowText('No results found.');
    }
  });
});

describe('An id', () => {
  it('selects the item with this id before another with this identifier', async () => {
    const items = [
      makeItem('other', { job_number: 'a' }),
      makeItem('A'),
      makeItem('a'),
      makeItem('x', { languages: [{ language: 'fr', id: 'y', title: 'A version' }] }),
      makeItem('y'),
    ];
    const find = async (identifier: string) => {
      const list = await mountRelated(makeFeed(...items), { itemName: identifier });
      return list.item?.id;
    };
    expect(await find('a')).to.equal('a');
    expect(await find('A')).to.equal('A');
    expect(await find('Other')).to.equal('other');
    expect(await find('y')).to.equal('y');
  });

  it('or another text with half a surrogate pair does not break a card', async () => {
    const half = '\uD83D';
    const card = await mountOwn({
      id: half,
      title: `Title ${half}`,
      language: half,
      summary: `${half}<i>${half}</i>`,
      tags: [half],
      _fao: { doi: `10.4060/${half}`, handle: half, languages: [{ language: half, id: half, url: half }] },
    });
    within(card).getByShadowRole('heading', { name: 'Title \uFFFD' });
    expectInert(card);
  });
});
