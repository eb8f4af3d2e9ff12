import { configure } from '../../src/config/configuration.js';
import { mountOwn } from '../elements/card.js';
import { mountRelated } from '../elements/list.js';
import { expect, expectConsole, openFeedServer, within } from '../page/index.js';
import { expectInert } from './traps.js';
import { mountAmongGood, tags } from './widgets.js';

const prototypes = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Promise.prototype,
];
const listAll = () => prototypes.map((prototype) => Reflect.ownKeys(prototype));

/*
 * As text, since a literal with the key __proto__ sets the prototype; JSON.parse makes an own property of it.
 */
const poison =
  '"__proto__":{"polluted":1,"title":"Polluted","url":"javascript:trapped++","items":[],"toString":1},' +
  '"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1},"hasOwnProperty":1,"toString":null,"then":1';
const itemText = (id: string) =>
  `{${poison},"id":"${id}","title":"Title of ${id}","tags":["soil","__proto__","constructor"],` +
  `"authors":[{${poison},"name":"__proto__"}],"language":"__proto__",` +
  `"attachments":[{${poison},"url":"https://files.example/a","mime_type":"constructor/__proto__"}],` +
  `"_fao":{${poison},"series":"constructor","type":"__proto__","related":[{${poison},"id":"__proto__"},{"id":"other"}],` +
  `"also_downloaded":{${poison},"items":[{${poison},"id":"constructor"},{"id":"other"}]},` +
  `"languages":[{${poison},"language":"constructor","id":"toString","title":"Titre"},{"language":"fr","id":"__proto__"}]}}`;
const itemTexts = ['seed', 'other', '__proto__', 'constructor'].map(itemText).join();
const feedText = `{${poison},"version":"https://jsonfeed.org/version/1.1","_fao":{${poison}},"items":[${itemTexts}]}`;

/** Holds that nothing is known of all objects that was not known before. */
async function expectUntouched(work: () => Promise<void>): Promise<void> {
  const before = listAll();
  await work();
  expect(listAll()).to.deep.equal(before);
  expect({}).to.not.have.property('polluted');
}

describe('Keys that name prototypes', () => {
  it('are names like any others in a feed from the network', () =>
    expectUntouched(async () => {
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

  it('are names like any others in the property data', () =>
    expectUntouched(async () => {
      const card = await mountOwn(JSON.parse(itemText('a')));
      within(card).getByShadowRole('heading', { name: 'Title of a' });
      const list = await mountRelated(JSON.parse(feedText), { itemName: 'seed' });
      expect(list.items.map(({ id }) => id)).to.deep.equal(['other']);
      expectInert(card, list);
    }));

  it('give an item nothing that it does not hold itself', async () => {
    const card = await mountOwn({ id: 'a', title: 'A' });
    expect(card.item).to.have.all.keys('id', 'title', 'attachments', 'authors', 'subjects', 'withdrawn');
  });

  it('are settings that there are not, in the page’s JSON block', () =>
    expectUntouched(async () => {
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
      const card = await mountOwn(JSON.parse(itemText('a')));
      block.remove();
      expect(card.shadowRoot!.querySelector('[part=cover]')).to.not.equal(null);
    }));

  it('are sources and settings that there are not, in configure()', () =>
    expectUntouched(async () => {
      // The warning about such a setting came with the test before.
      configure(
        JSON.parse('{"__proto__":{"lite":true},"sources":{"__proto__":{"item":{"id":"id"}}}}') as object,
      );
      const card = await mountOwn({ id: 'a', title: 'A' });
      expect(card.shadowRoot!.querySelector('[part=cover]')).to.not.equal(null);
      configure({ sources: undefined });
    }));
});

describe('Settings that can not be written as JSON', () => {
  it('warn like others, and stop no script of the page', () => {
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
