import { widgetTags } from '../elements/widget.js';
import { expect, expectConsole, openFeedServer, until } from '../page/index.js';
import {
  classicFile,
  classicTag,
  feedOf,
  listLoaded,
  moduleFile,
  moduleTag,
  openWidgetPage,
  settleCard,
  titleOf,
} from './widget-page.js';

const uuid = '3d46a5a8-70ba-4a98-ba3f-55be99abbb25';
const migration = 'Creating alternatives to migration and reintegrating migrants in rural areas';
const feedAttribute = () => `data-fao-feed="${openFeedServer().url('/feed.json')}"`;
const card = '<fao-item-card loading="eager"></fao-item-card>';
const migrationItem = 'item="creating-alternatives-to-migration-en"';
const migrationCard = `<fao-item-card loading="eager" ${migrationItem}></fao-item-card>`;

interface Page extends Window {
  faoWidgets?: { configure: (settings: object) => void; VERSION: string };
  customElements: CustomElementRegistry;
}

describe('The module file', () => {
  it('upgrades the tags in a page to cards, and exports the configuration', async () => {
    const page = await openWidgetPage(moduleTag(feedAttribute()) + migrationCard);
    expect(titleOf(await settleCard(page))).to.equal(migration);
    const exports = (await import(moduleFile)) as Record<string, unknown>;
    expect(Object.keys(exports)).to.include.members(['configure', 'VERSION']);
  });

  it('loads no part for a JSON Feed, and requests the feed once for all cards', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feedOf('Leeks') });
    const page = await openWidgetPage(
      moduleTag(`data-fao-feed="${server.url('/feed.json')}"`) + card.repeat(3),
    );
    await settleCard(page);
    // The part that caches the response loads after the card is shown.
    const needed = listLoaded(page, '/dist/').filter((path) => !/\/parts\/response-cache-[^/]+$/.test(path));
    expect(needed).to.deep.equal([moduleFile]);
    expect(await server.requests('/feed.json')).to.have.length(1);
  });

  it('loads the parts that the budgets in scripts/sizes.json count, for three widgets of one item', async () => {
    const feed = openFeedServer().url('/items/{id}.json');
    const page = await openWidgetPage(
      moduleTag(`data-fao-feed="${feed}" data-fao-loading="eager"`) +
        widgetTags.map((tag) => `<${tag} item="cd0683en"></${tag}>`).join(''),
    );
    const { parts } = (await (await fetch('/scripts/sizes.json')).json()) as {
      parts: Record<string, string[]>;
    };
    const listParts = () =>
      listLoaded(page, '/dist/cdn/parts/')
        .map((path) => /([\w-]+)-[^-]+\.js$/.exec(path)![1]!)
        .sort();
    const counted = parts['three widgets']!;
    await until(() => listParts().length >= counted.length, `${counted.length} parts`);
    expect(listParts()).to.deep.equal(counted);
  });

  it('loads each part once if a content management system adds a query to its URL', async () => {
    const tag = moduleTag(feedAttribute(), '?ver=6.7');
    const page = await openWidgetPage(`${tag}<fao-item-card loading="eager" item="${uuid}"></fao-item-card>`);
    expect(titleOf(await settleCard(page))).to.equal(migration);
    const parts = listLoaded(page, '/dist/cdn/parts/');
    expect(parts).to.not.be.empty;
    expect(parts).to.deep.equal([...new Set(parts)]);
    expect(listLoaded(page, moduleFile)).to.deep.equal([`${moduleFile}?ver=6.7`]);
  });
});

describe('The classic file', () => {
  it('upgrades the tags in a page to cards, and loads no other file', async () => {
    const tag = classicTag(feedAttribute(), '?ver=6.7');
    const page = await openWidgetPage(`${tag}<fao-item-card loading="eager" item="${uuid}"></fao-item-card>`);
    expect(titleOf(await settleCard(page))).to.equal(migration);
    expect(listLoaded(page, '/dist/')).to.deep.equal([`${classicFile}?ver=6.7`]);
  });

  it('exposes faoWidgets.configure', async () => {
    const settings = JSON.stringify({ feed: openFeedServer().url('/feed.json') });
    const page = await openWidgetPage(
      `${classicTag(`onload='faoWidgets.configure(${settings})'`)}<fao-item-card ${migrationItem}></fao-item-card>`,
    );
    expect(titleOf(await settleCard(page))).to.equal(migration);
  });

  it('adds no other global variable', async () => {
    const page = await openWidgetPage(`<p>Bare</p>`);
    const before = new Set(Object.keys(page.window));
    const script = page.document.createElement('script');
    script.src = classicFile;
    page.document.head.append(script);
    await until(() => (page.window as Page).faoWidgets, 'faoWidgets');
    const added = Object.keys(page.window).filter((name) => !before.has(name));
    // Lit stores its versions in global variables.
    const lit = /^(?:lit|reactive)[A-Z]\w+$/;
    expect(added.filter((name) => !lit.test(name))).to.deep.equal(['faoWidgets']);
  });
});

describe('A file that a page loads twice', () => {
  for (const [name, tag] of [
    ['module', moduleTag],
    ['classic', classicTag],
  ] as const) {
    it(`logs nothing as a ${name}, and the card works`, async () => {
      const page = await openWidgetPage(tag(feedAttribute(), '?a') + tag('', '?b') + migrationCard);
      await until(() => listLoaded(page, '/dist/cdn/fao-widgets').length === 2, 'both files');
      expect(titleOf(await settleCard(page))).to.equal(migration);
    });

    it(`warns once as a ${name} if the page has another version, and does not replace it`, async () => {
      expectConsole(/fao-item-card is registered by version 0\.0\.1, not .*: load one only/, 'warn');
      const page = await openWidgetPage(`<script>
        customElements.define('fao-item-card', class extends HTMLElement { static version = '0.0.1'; });
      </script>${tag()}${card}`);
      await until(() => listLoaded(page, '/dist/cdn/fao-widgets').length === 1, 'the file');
      const present = (page.window as Page).customElements.get('fao-item-card') as unknown as {
        version: string;
      };
      expect(present.version).to.equal('0.0.1');
    });
  }
});

describe('A browser that lacks a required feature', () => {
  for (const [name, tag] of [
    ['module', moduleTag],
    ['classic', classicTag],
  ] as const) {
    it(`shows the fallback content, without elements of the ${name} file`, async () => {
      const page = await openWidgetPage(
        `<script>CSS.supports = () => false;</script>${tag(feedAttribute())}<fao-item-card><a href="/item">An item</a></fao-item-card>
        <script type="module">await import('${moduleFile}'); document.title = 'Loaded';</script>`,
      );
      await until(() => page.document.title === 'Loaded', 'the page to load');
      expect((page.window as Page).customElements.get('fao-item-card')).to.equal(undefined);
      expect(page.document.querySelector('a')!.getBoundingClientRect().height).to.be.greaterThan(5);
    });
  }
});
