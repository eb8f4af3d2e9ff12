import { idsOf, makeFeed, makeItem, mountRelated } from '../elements/list.js';
import { longTimeout, setTimeLimit } from '../elements/time-limit.js';
import { expect, expectConsole, openFeedServer, within } from '../page/index.js';
import { expectInert } from './expect-inert.js';
import { expectFailure, makeWidget, mountAmongGood, tags, unusable } from './widgets.js';

const megabyte = 1_000_000;

/** Measures the longest time in milliseconds during which the page could not handle events. */
async function measureGap(work: () => Promise<void>): Promise<number> {
  let [last, longest, isOver] = [performance.now(), 0, false];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    // Timers take at least four milliseconds, but a message arrives as soon as the page is idle.
    if (!isOver) setTimeout(() => port2.postMessage(undefined));
  };
  port2.postMessage(undefined);
  await work();
  isOver = true;
  longest = Math.max(longest, performance.now() - last);
  port1.close();
  return Math.round(longest);
}

function printGap(load: string, gap: number): void {
  console.log(`Longest gap with ${load}: ${gap} ms`);
}

const source = (url: string) => ({ loading: 'eager', lite: '', feed: url });

describe('Ten thousand items', () => {
  it('leave the page responsive, and elements show the right one', async function () {
    this.timeout(longTimeout);
    const items = Array.from({ length: 10_000 }, (_, index) =>
      makeItem(
        `item-${index}`,
        { series: `Series ${index % 100}`, type: 'Book' },
        { summary: 'What it <i>holds</i>. '.repeat(5), tags: [`tag-${index % 7}`, `rare-${index >> 1}`] },
      ),
    );
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(...items) });
    const attributes = { ...source(server.url('/feed.json')), item: 'item-9000' };
    const gap = await measureGap(async () => {
      const [card, list] = await mountAmongGood(
        [makeWidget('fao-item-card', attributes), makeWidget('fao-related-items', attributes)],
        longTimeout,
      );
      within(card!).getByShadowRole('heading', { name: 'Title of item-9000' });
      within(list!).getByShadowRole('heading', { name: 'Title of item-9001' });
    });
    printGap('10 000 items', gap);
  });
});

describe('More items than the maximum of a feed', () => {
  it('are read up to the maximum, also in pages, with a warning', async function () {
    this.timeout(longTimeout);
    const server = openFeedServer();
    const item = '{"id":"a","title":"A"},';
    const head = '{"version":"https://jsonfeed.org/version/1.1","next_url":"2.json","items":[';
    const items = Array.from({ length: 120_000 }, (_, index) => `{"id":${index},"title":"T"}`).join();
    await server.reply('/1.json', {
      body: `${head}${item}{"id":"b","title":"B"}]}`,
      type: 'application/json',
    });
    await server.reply('/2.json', {
      body: `${head.replace('"next_url":"2.json",', '')}${items}]}`,
      type: 'application/json',
    });
    expectConsole(/2\.json: skipped 20000 of 120000 items: all after the first 100000$/, 'warn');
    const [card] = await mountAmongGood(
      [makeWidget('fao-item-card', { ...source(server.url('/1.json')), item: '99999' })],
      longTimeout,
    );
    within(card!).getByShadowRole('heading', { name: 'T' });
  });
});

describe('Forty megabytes', () => {
  // A busy machine may need more time for them than the default timeout.
  setTimeLimit(longTimeout);

  it('of a feed load in all elements', async function () {
    this.timeout(longTimeout);
    const server = openFeedServer();
    const items = [
      makeItem('seed', { related: [{ id: 'a' }], also_downloaded: { items: [{ id: 'a' }] } }),
      makeItem('a', {}, { content_html: 'BODY' }),
    ];
    const [before, after] = JSON.stringify(makeFeed(...items)).split('BODY');
    const body = '<p>Fish <i>and</i> seasons</p>';
    const repeat = Math.ceil((40 * megabyte) / body.length);
    await server.reply('/feed.json', {
      before: before!,
      body,
      repeat,
      after: after!,
      type: 'application/json',
    });
    const gap = await measureGap(async () => {
      const widgets = tags.map((tag) =>
        makeWidget(tag, { ...source(server.url('/feed.json')), item: 'seed' }),
      );
      await mountAmongGood(widgets, longTimeout);
      expect(widgets.map(({ state }) => state)).to.deep.equal(['ready', 'ready', 'ready']);
      expectInert(...widgets);
    });
    printGap('40 MB of a feed', gap);
  });

  for (const [content, body] of [
    ['of zeros', '0'],
    ['of brackets', '[{"a":'],
    ['of HTML', '<p>Not found</p>'],
  ] as const) {
    it(`${content} are rejected as a feed`, async function () {
      this.timeout(longTimeout);
      const server = openFeedServer();
      await server.reply('/feed.json', {
        body,
        repeat: Math.ceil((40 * megabyte) / body.length),
        type: 'application/json',
      });
      await expectFailure(`feed="${server.url('/feed.json')}"`, {
        kind: 'format',
        message: /(?:is not JSON|does not have the expected format: a JSON Feed needs)/,
        sentences: unusable,
        timeout: longTimeout,
      });
    });
  }
});

describe('A million letters', () => {
  const letters = (piece: string) => piece.repeat(Math.ceil(megabyte / piece.length));

  it('in any field are cut, and the elements load', async function () {
    this.timeout(longTimeout);
    for (const text of [
      letters('word '),
      letters('W'),
      letters('دراسة '),
      letters('<b>x</b> '),
      letters('\uD83D\uDE00'),
    ]) {
      const edition = {
        title: text,
        summary: text,
        content_html: text,
        language: text,
        url: `https://a.example/${text}`,
      };
      const fao = Object.fromEntries(
        ['type', 'subtitle', 'date_issued', 'job_number', 'handle', 'doi', 'series'].map((key) => [
          key,
          text,
        ]),
      );
      const item = {
        ...makeItem('a', { ...fao, languages: [{ id: 'v', ...edition }] }),
        ...edition,
        ...{ tags: [text], authors: [{ name: text }], attachments: [{ url: edition.url, mime_type: text }] },
      };
      const [shown, list] = [
        makeWidget('fao-item-card', {}),
        makeWidget('fao-related-items', { item: 'seed' }),
      ];
      shown.data = item;
      list.data = makeFeed(makeItem('seed', { related: [{ id: 'a', reason: text }] }), item);
      await mountAmongGood([shown, list], longTimeout);
      expect([shown.state, list.state]).to.deep.equal(['ready', 'ready']);
      expect(shown.shadowRoot!.textContent.length).to.be.below(150_000);
      expectInert(shown, list);
    }
  });

  it('that attack a parser do not block the page', async function () {
    this.timeout(longTimeout);
    const pieces = [
      ',',
      '1',
      '/',
      ', ',
      'no 1!',
      '1.',
      '/handle/1',
      '%',
      'a-',
      '-',
      ' \u00A0',
      '<i>',
      '</i><b>',
    ];
    for (const piece of pieces) {
      const text = `${letters(piece)}!`.slice(-19_999);
      const fao = { series: text, handle: text, doi: text, job_number: text, type: text };
      const rest = { tags: [text], url: `https://a.example/${text}!`, summary: text, language: text };
      const items = Array.from({ length: 20 }, (_, index) => makeItem(`${piece}${index}`, fao, rest));
      const list = makeWidget('fao-related-items', { lite: '', pinned: 'https://repository.example/other' });
      list.itemName = items[0]!.id;
      list.data = makeFeed(...items, makeItem('other', {}, { tags: [text] }));
      const start = performance.now();
      await mountAmongGood([list], longTimeout);
      within(list).getByShadowRole('heading', { name: 'Title of other' });
      expect(performance.now() - start, piece).to.be.below(10_000);
    }
  });
});

describe('A hundred thousand subjects', () => {
  it('still relate items', async () => {
    const subjects = Array.from({ length: 100_000 }, (_, index) => `Subject ${index}`);
    const items = ['seed', 'a', 'b'].map((id) => makeItem(id, {}, { tags: subjects, authors: subjects }));
    expect(idsOf(await mountRelated(makeFeed(...items)))).to.deep.equal(['a', 'b']);
  });
});
