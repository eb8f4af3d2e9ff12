import { expect, expectConsole, openFeedServer, within } from '../page/index.js';
import { makeFeed, makeItem, titlesOf, type List } from '../elements/list.js';
import { expectHarmless, settleData, settleThree } from './widgets.js';

/** Values that stand where text, a list or a record belongs. */
const misfits: readonly unknown[] = [
  null,
  true,
  0,
  -1.5,
  '',
  ' ',
  [],
  {},
  [[[]]],
  [null],
  { a: { b: 1 } },
  ['text'],
  [{}],
];

const textFields = [
  'title',
  'summary',
  'content_html',
  'content_text',
  'language',
  'date_published',
  'url',
  'image',
];
const listFields = ['tags', 'authors', 'attachments'];
const faoFields = [
  'type',
  'subtitle',
  'date_issued',
  'job_number',
  'handle',
  'doi',
  'uuid',
  'series',
  'rights',
  'citation',
  'status',
  'languages',
  'related',
  'also_downloaded',
];

describe('A record with the wrong kind of value in any field', () => {
  for (const misfit of misfits) {
    it(`is shown for what is right of it: ${JSON.stringify(misfit)}`, async () => {
      const records = [
        ...textFields.map((field) => ({ ...makeItem(field, {}, { summary: 'S' }), [field]: misfit })),
        ...listFields.map((field) => makeItem(field, {}, { [field]: misfit })),
        ...faoFields.map((field) => makeItem(field, { [field]: misfit })),
        makeItem('_fao', {}, {}),
      ];
      const related = records.map(({ id }) => ({ id }));
      const feed = makeFeed(
        makeItem('seed', { related }),
        ...records.map((record) => (record.id === '_fao' ? { ...record, _fao: misfit } : record)),
      );
      const [card, list] = await settleData(feed, 100);
      expect(card!.state).to.equal('ready');
      expect((list as List).items).to.have.length(records.length);
      expectHarmless(list!);
    });
  }
});

describe('A feed with records that can not be shown', () => {
  it('shows the others, and says which are left out and why', async () => {
    const server = openFeedServer();
    const items = [
      { title: 'No id' },
      { id: 'untitled' },
      'text',
      makeItem('a', { related: [{ id: 'b' }] }),
      makeItem('a', {}, { title: 'The same id' }),
      makeItem('b'),
      null,
      [],
    ];
    await server.reply('/feed.json', { json: makeFeed(...(items as object[])) });
    expectConsole(
      /feed\.json: skipped 6 of 8 items: items\[0\] has no "id", items\[1\] has nothing to serve as a title, items\[2\] is no object, items\[4\] repeats the id "a", items\[6\] is no object, and 1 more$/,
      'warn',
    );
    const [card, list] = await settleThree(`feed="${server.url('/feed.json')}"`);
    within(card!).getByShadowRole('heading', { name: 'Title of a' });
    expect(titlesOf(list as List)).to.deep.equal(['Title of b']);
  });

  it('is empty where there is no other', async () => {
    expectConsole(/skipped 2 of 2 items/, 'warn');
    for (const { state } of await settleData(makeFeed({ id: 'a' }, { title: 'B' })))
      expect(state).to.equal('empty');
  });
});

describe('Lists that name', () => {
  it('the item itself, what is not there and the same twice show the rest once', async () => {
    expectConsole(/"related" of "seed" names items that the feed does not hold: gone$/, 'warn');
    expectConsole(/"also_downloaded" of "seed" names items that the feed does not hold: gone$/, 'warn');
    const ids = ['seed', 'gone', 'a', 'A', 'a', 'b'].map((id) => ({ id }));
    const seed = makeItem('seed', { related: ids, also_downloaded: { items: ids } });
    const [, related, downloaded] = await settleData(makeFeed(seed, makeItem('a'), makeItem('b')));
    for (const list of [related, downloaded] as List[]) {
      expect(titlesOf(list)).to.deep.equal(['Title of a', 'Title of b']);
    }
  });

  it('ten thousand ids that are not there say so briefly', async () => {
    expectConsole(/names items that the feed does not hold: 0, 1, 2, 3, 4, and 9995 more$/, 'warn');
    const related = Array.from({ length: 10_000 }, (_, id) => ({ id }));
    const [, list] = await settleData(makeFeed(makeItem('seed', { related }), makeItem('other')));
    expect(list!.state).to.equal('empty');
  });
});

describe('Language versions that contradict each other', () => {
  const version = (language: unknown, id?: string, rest: object = {}) => ({
    language,
    id,
    title: `In ${String(language)}`,
    ...rest,
  });

  it('are shown as they are told, without the item itself among them', async () => {
    const languages = [
      version('fr', 'fr-1'),
      version('fr', 'fr-2'),
      version('en', 'other-en'),
      version('ar', 'seed'),
      version(null),
      'es',
      version(''),
    ];
    const [card] = await settleData(makeFeed(makeItem('seed', { languages }, { language: 'en' })));
    expect(card!.item!.languages!.map(({ id }) => id)).to.deep.equal(['fr-1', 'fr-2', 'other-en']);
  });

  it('neither hide a publication that shares a claim, nor show one twice', async () => {
    const named = ['a', 'b', 'v', 'w'].map((id) => ({ id }));
    const feed = makeFeed(
      makeItem('seed', { related: named }),
      makeItem('a', { languages: [version('fr', 'v')] }, { language: 'en' }),
      makeItem('b', { languages: [version('fr', 'v')] }, { language: 'en' }),
      makeItem('v', { languages: [] }, { language: 'fr' }),
      makeItem('w', { languages: [version('fr', 'w'), version('en', 'w')] }, { language: 'en' }),
    );
    const [, list] = await settleData(feed);
    expect((list as List).items.map(({ id }) => id)).to.deep.equal(['a', 'b', 'w']);
  });

  it('come to an end where they go in a circle', async () => {
    const ring = ['a', 'b', 'c'];
    const items = ring.map((id, index) =>
      makeItem(id, {
        languages: [version('fr', ring[(index + 1) % 3])],
        related: ring.map((other) => ({ id: other })),
      }),
    );
    const [card, list] = await settleData(makeFeed(...items));
    expect([card!.state, list!.state]).to.deep.equal(['ready', 'empty']);
  });
});
