import { expect, expectConsole, openFeedServer } from '../page/index.js';
import { configure } from '../../src/embed/index.js';
import { makeFeed, makeItem, type List } from '../elements/list.js';
import { settleData, settleThree } from './widgets.js';

const version = 'https://jsonfeed.org/version/1.1';

describe('Keys that pollute prototypes', () => {
  /* As text: a literal with `__proto__` would set the prototype of the literal alone. */
  const polluted = `{
    "version": "${version}", "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } },
    "items": [
      { "id": "a", "title": "A", "__proto__": { "polluted": 1, "url": "javascript:1" },
        "_fao": { "__proto__": { "polluted": 1 }, "related": [{ "__proto__": { "id": "b" } }, { "id": "__proto__" }, { "id": "constructor" }, { "id": "b" }],
                  "languages": [{ "language": "__proto__", "title": "T" }, { "language": "fr", "id": "constructor", "title": "F" }] } },
      { "id": "b", "title": "B" },
      { "id": "__proto__", "title": "Proto" },
      { "id": "constructor", "title": "Constructor", "tags": ["__proto__", "constructor", "toString"] }
    ]
  }`;

  it('change nothing outside of their record, and ids may be called like them', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { body: polluted, type: 'application/json' });
    const three = await settleThree(`feed="${server.url('/feed.json')}" item="a"`);
    const own = await settleData(JSON.parse(polluted));
    for (const list of [three[1], own[1]] as List[]) {
      expect(list.items.map(({ id }) => id)).to.deep.equal(['__proto__', 'b']);
    }
    const [proto] = await settleThree(`feed="${server.url('/feed.json')}" item="__proto__"`);
    expect(proto!.item?.title).to.equal('Proto');
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
    expect(Object.prototype).not.to.have.property('polluted');
  });

  it('are no settings', () => {
    expectConsole(/configuration: "__proto__" can't be/, 'warn');
    expectConsole(/configuration: "constructor" can't be/, 'warn');
    configure(JSON.parse('{"__proto__": {"feed": "/x"}, "constructor": "x"}') as object);
    expect(Object.prototype).not.to.have.property('feed');
  });
});

describe('Deep nesting', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it('of JSON around the feed ends in an error', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { body: deep(100_000), type: 'application/json' });
    for (let count = 0; count < 3; count++)
      expectConsole(/feed\.json is not what its source expects/, 'error');
    for (const { error } of await settleThree(`feed="${server.url('/feed.json')}"`)) {
      expect(error?.kind).to.equal('format');
    }
  });

  it('of a field harms nothing but the field', async () => {
    const body = `{"version": "${version}", "items": [{"id": "a", "title": "A", "tags": ${deep(2_000)}, "_fao": {"languages": ${deep(2_000)}}}]}`;
    const [card] = await settleData(JSON.parse(body));
    expect(card!.item?.title).to.equal('A');
  });

  it('of marks in an abstract keeps its text', async () => {
    const html = `${'<b><i>'.repeat(1_000)}deep${'</i></b>'.repeat(1_000)} text`;
    const [card] = await settleData(makeFeed(makeItem('a', {}, { content_html: html })));
    expect(card!.shadowRoot!.querySelector('[part=abstract]')!.textContent)
      .to.contain('deep')
      .and.to.contain('text');
  });
});

describe('Data of the page that bite', () => {
  it('show the error format where reading them throws', async () => {
    const thrower = {
      get version() {
        throw new RangeError('a getter that throws');
      },
      items: [],
    };
    for (let count = 0; count < 3; count++) expectConsole(/a getter that throws/, 'error');
    for (const { error } of await settleData(thrower)) expect(error?.kind).to.equal('format');
    const revoked = Proxy.revocable(makeFeed(), {});
    revoked.revoke();
    for (let count = 0; count < 3; count++) expectConsole(/TypeError/, 'error');
    for (const { error } of await settleData(revoked.proxy)) expect(error?.kind).to.equal('format');
  });

  it('are not changed, and may be frozen, in circles or of a class', async () => {
    const seed = makeItem('seed', { related: [{ id: 'a' }] });
    const feed = makeFeed(Object.freeze(seed), Object.freeze(makeItem('a')));
    Object.assign(feed, { self: feed });
    Object.assign(feed.items[1]!, {});
    class Feed {
      version = feed.version;
      items = feed.items;
    }
    for (const data of [Object.freeze(feed), new Feed()]) {
      const before = Object.keys(data);
      const [card, list] = await settleData(data);
      expect(card!.item?.id).to.equal('seed');
      expect((list as List).items.map(({ id }) => id)).to.deep.equal(['a']);
      expect(Object.keys(data)).to.deep.equal(before);
    }
  });

  it('of other types are the error format', async () => {
    for (const data of ['text', 7, 7n, Symbol('s'), () => undefined, [1], new Map()]) {
      for (let count = 0; count < 3; count++)
        expectConsole(/the property "data" is not what its source expects/, 'error');
      for (const { error } of await settleData(data)) expect(error?.kind).to.equal('format');
    }
  });
});
