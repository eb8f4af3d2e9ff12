import { configure } from '../../src/embed/index.js';
import { expect, expectConsole, openFeedServer, within, type Reply } from '../page/index.js';
import { settleThree, tags } from './widgets.js';

const version = 'https://jsonfeed.org/version/1.1';
const feed = { version, title: 'Feed', items: [{ id: 'a', title: 'A' }] };

/** What a server may send, the kind of error that it is, and what the console says of it. */
const replies: Readonly<Record<string, readonly [Reply, string, RegExp]>> = {
  'text that is no JSON': [{ body: 'Not found, sorry' }, 'format', /is not what its source expects/],
  'an empty body': [{ body: '' }, 'format', /is not what its source expects/],
  'JSON that ends early': [{ body: '{"version": "https://json' }, 'format', /is not what its source expects/],
  'HTML instead of JSON': [
    { body: '<!doctype html><title>Log in</title>', type: 'text/html; charset=utf-8' },
    'format',
    /is HTML, not JSON: check the address of the feed/,
  ],
  'a version that is no JSON Feed': [
    { json: { ...feed, version: '2.0' } },
    'format',
    /no JSON Feed with "version" and "items"/,
  ],
  'a document without items': [{ json: { version, title: 'Feed' } }, 'format', /no JSON Feed with/],
  'items that are no list': [{ json: { ...feed, items: { a: 1 } } }, 'format', /no JSON Feed with/],
  'a list': [{ json: [feed] }, 'format', /no JSON Feed with/],
  null: [{ body: 'null', type: 'application/json' }, 'format', /no JSON Feed with/],
  'a text': [{ json: 'feed' }, 'format', /no JSON Feed with/],
  'the status 404': [
    { status: 404 },
    'status',
    /answered with the status 404: check the address of the feed/,
  ],
  'the status 403': [{ status: 403, json: feed }, 'status', /answered with the status 403/],
  'the status 500': [{ status: 500 }, 'status', /answered with the status 500/],
  'no headers at all': [{ drop: 'before-headers' }, 'network', /gave this page no answer: likely/],
  'half a body, then the end': [
    { json: feed, drop: 'half-way' },
    'network',
    /gave this page no answer: likely/,
  ],
  'half a body, then nothing': [
    { json: feed, stall: true },
    'timeout',
    /gave no whole answer in time: raise configure/,
  ],
  'no leave to read': [
    { json: feed, cors: false },
    'network',
    /does not send "Access-Control-Allow-Origin: /,
  ],
};

const sentences: Readonly<Record<string, RegExp>> = {
  format: /can't be shown\.$/,
  status: /can't be (?:shown|loaded right now)\.$/,
  network: /can't be loaded right now\.$/,
  timeout: /can't be loaded right now\.$/,
};

describe('A server that sends', () => {
  afterEach(() => configure({ timeout: undefined }));

  for (const [what, [reply, kind, message]] of Object.entries(replies)) {
    it(`${what} gives the error ${kind}, a sentence, one message a widget, and leaves the others alone`, async () => {
      if (reply.stall) configure({ timeout: 300 });
      const server = openFeedServer();
      await server.reply('/feed.json', reply);
      for (const tag of tags)
        expectConsole(new RegExp(`<${tag} item="a">: .*/feed\\.json .*${message.source}`), 'error');
      const widgets = await settleThree(`item="a" feed="${server.url('/feed.json')}"`);
      for (const widget of widgets) {
        expect(widget.state).to.equal('error');
        expect(widget.error?.kind).to.equal(kind);
        expect(widget.error?.url).to.equal(server.url('/feed.json'));
        within(widget).getByShadowText(sentences[kind]!);
      }
    });
  }

  it('any of it leaves the place to what the author wrote for the case', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { body: 'broken' });
    for (const tag of tags) expectConsole(new RegExp(`<${tag}>: `), 'error');
    const widgets = await settleThree(`feed="${server.url('/feed.json')}"`, '<a href="/item">The item</a>');
    for (const widget of widgets) {
      const slot = widget.shadowRoot!.querySelector<HTMLSlotElement>('slot:not([name])')!;
      expect(slot.assignedElements().map(({ textContent }) => textContent)).to.deep.equal(['The item']);
      expect(within(widget).queryByShadowText(/can't be/)).to.equal(null);
    }
  });
});

describe('A page that', () => {
  const settings: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'names no feed',
      '',
      'config',
      /no feed: set the attribute "feed", data-fao-feed on the script tag, or call configure/,
    ],
    ['names a script for a feed', 'feed="java&#10;script:alert(1)"', 'config', /no http or https address/],
    ['names data for a feed', 'feed="data:application/json,{}"', 'config', /no http or https address/],
    [
      'names a source that there is not',
      'feed="/feed.json" source="constructor"',
      'config',
      /no source "constructor"/,
    ],
    ['names no item for a file an item', 'feed="/items/{id}.json"', 'config', /set the attribute "item"/],
  ];
  for (const [what, attributes, kind, message] of settings) {
    it(`${what} gives the error ${kind}, and the console says what to mend`, async () => {
      for (const tag of tags) expectConsole(new RegExp(`<${tag}>: .*${message.source}`), 'error');
      for (const widget of await settleThree(attributes)) expect(widget.error?.kind).to.equal(kind);
    });
  }

  it('names an item that the feed does not hold is told so', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    for (const tag of tags)
      expectConsole(new RegExp(`<${tag} item="b">: .*has no item "b": check the attribute "item"`), 'error');
    for (const widget of await settleThree(`item="b" feed="${server.url('/feed.json')}"`)) {
      expect(widget.error?.kind).to.equal('not-found');
      within(widget).getByShadowText('This publication was not found.');
    }
  });
});

describe('Wrong attribute values', () => {
  it('warn, each once and with the values that are possible, and the rest renders', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const values = { 'heading-level': '7', layout: 'sideways', loading: 'later', max: 'all' };
    for (const tag of tags) {
      for (const [name, value] of Object.entries(values)) {
        if (name === 'max' && tag === 'fao-item-card') continue;
        expectConsole(new RegExp(`<${tag} ${name}="${value}">: use `), 'warn');
      }
    }
    const attributes = Object.entries(values).map(([name, value]) => `${name}="${value}"`);
    // The first of two attributes with the same name counts, and that is `loading="eager"`.
    const widgets = await settleThree(`feed="${server.url('/feed.json')}" ${attributes.join(' ')}`);
    for (const widget of widgets) widget.loading = 'later';
    await Promise.all(widgets.map((widget) => widget.updateComplete));
    expect(widgets.map(({ state }) => state)).to.deep.equal(['ready', 'empty', 'empty']);
  });

  it('of languages, targets and names harm nothing', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const odd = `lang="x y_z" prefer-lang="-" link-target="a&quot;b" item=" a " exclude="%E0%A4%A" pinned=""`;
    const widgets = await settleThree(`feed="${server.url('/feed.json')}" ${odd}`);
    expect(widgets.map(({ state }) => state)).to.deep.equal(['ready', 'empty', 'empty']);
  });
});
