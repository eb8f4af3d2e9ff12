import { configure } from '../../src/config/configuration.js';
import { mountOwn } from '../elements/card.js';
import { mountRelated } from '../elements/list.js';
import { expect, expectConsole, openFeedServer, within } from '../page/index.js';
import { expectInert } from './expect-inert.js';
import { mountAmongGood, tags } from './widgets.js';

const prototypes = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Promise.prototype,
];
const listKeys = () => prototypes.map((prototype) => Reflect.ownKeys(prototype));

/* JSON text, since __proto__ in a literal sets the prototype, and JSON.parse makes it an own property. */
const hostileKeys =
  '"__proto__":{"polluted":1,"title":"Polluted","url":"javascript:trapped++","items":[],"toString":1},' +
  '"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1},"hasOwnProperty":1,"toString":null,"then":1';
const writeItem = (id: string) =>
  `{${hostileKeys},"id":"${id}","title":"Title of ${id}","tags":["soil","__proto__","constructor"],` +
  `"authors":[{${hostileKeys},"name":"__proto__"}],"language":"__proto__",` +
  `"attachments":[{${hostileKeys},"url":"https://files.example/a","mime_type":"constructor/__proto__"}],` +
  `"_fao":{${hostileKeys},"series":"constructor","type":"__proto__","related":[{${hostileKeys},"id":"__proto__"},{"id":"other"}],` +
  `"also_downloaded":{${hostileKeys},"items":[{${hostileKeys},"id":"constructor"},{"id":"other"}]},` +
  `"languages":[{${hostileKeys},"language":"constructor","id":"toString","title":"Titre"},{"language":"fr","id":"__proto__"}]}}`;
const itemTexts = ['seed', 'other', '__proto__', 'constructor'].map(writeItem).join();
const feedText = `{${hostileKeys},"version":"https://jsonfeed.org/version/1.1","_fao":{${hostileKeys}},"items":[${itemTexts}]}`;

/** Checks that a function adds no key to a built-in prototype. */
async function expectNoPollution(work: () => Promise<void>): Promise<void> {
  const before = listKeys();
  await work();
  expect(listKeys()).to.deep.equal(before);
  expect({}).to.not.have.property('polluted');
}

describe('Keys that name prototypes', () => {
  it('are ordinary keys in a feed from the network', () =>
    expectNoPollution(async () => {
      const server = openFeedServer();
      await server.reply('/feed.json', { body: feedText, type: 'application/json' });
      const source = `loading="eager" feed="${server.url('/feed.json')}"`;
      const markup = ['seed', '__proto__', 'constructor', 'toString'].flatMap((item) =>
        tags.map((tag) => `<${tag} item="${item}" ${source}></${tag}>`),
      );
      const widgets = await mountAmongGood(markup.join(''));
      expect(widgets.map(({ state }) => state)).to.deep.equal(Array(markup.length).fill('ready'));
      expect(widgets.map(({ item }) => item?.id)).to.deep.equal(
        ['seed', '__proto__', 'constructor', 'toString'].flatMap((id) => [id, id, id]),
      );
      expectInert(...widgets);
    }));

  it('are ordinary keys in the property data', () =>
    expectNoPollution(async () => {
      const card = await mountOwn(JSON.parse(writeItem('a')));
      within(card).getByShadowRole('heading', { name: 'Title of a' });
      const list = await mountRelated(JSON.parse(feedText), { itemName: 'seed' });
      expect(list.items.map(({ id }) => id)).to.deep.equal(['other']);
      expectInert(card, list);
    }));

  it('are not keys of an item without them', async () => {
    const card = await mountOwn({ id: 'a', title: 'A' });
    expect(card.item).to.have.all.keys('id', 'title', 'attachments', 'authors', 'subjects', 'withdrawn');
  });

  it('are unknown settings in the JSON block', () =>
    expectNoPollution(async () => {
      const block = document.createElement('script');
      block.type = 'application/json';
      block.dataset['faoConfig'] = '';
      block.textContent =
        '{"__proto__":{"lite":true},"constructor":{"prototype":{"lite":true}},"prototype":7}';
      for (const text of [
        '"__proto__" can\'t be object',
        '"constructor" can\'t be object',
        '"prototype" can\'t be 7',
      ]) {
        expectConsole(new RegExp(`configuration: ${text}`), 'warn');
      }
      document.head.append(block);
      const card = await mountOwn(JSON.parse(writeItem('a')));
      block.remove();
      expect(card.shadowRoot!.querySelector('[part=cover]')).to.not.equal(null);
    }));

  it('are unknown sources and settings in configure()', () =>
    expectNoPollution(async () => {
      // The previous test expects the warning, which comes once per page.
      configure(
        JSON.parse('{"__proto__":{"lite":true},"sources":{"__proto__":{"item":{"id":"id"}}}}') as object,
      );
      const card = await mountOwn({ id: 'a', title: 'A' });
      expect(card.shadowRoot!.querySelector('[part=cover]')).to.not.equal(null);
      configure({ sources: undefined });
    }));
});

describe('Settings that can not be converted to JSON', () => {
  it('cause warnings, and no exception', () => {
    const circle: Record<string, unknown> = {};
    circle['circle'] = circle;
    const settings = {
      feed: circle,
      timeout: 10n,
      lang: Symbol('en'),
      lite: () => true,
      source: Object.create(null) as unknown,
    };
    for (const text of [
      '"feed" can\'t be object',
      '"timeout" can\'t be 10',
      '"lang" can\'t be Symbol\\(en\\)',
    ]) {
      expectConsole(new RegExp(`configuration: ${text}`), 'warn');
    }
    expectConsole(/configuration: "lite" can't be function/, 'warn');
    expectConsole(/configuration: "source" can't be object/, 'warn');
    configure(settings as object);
  });
});
