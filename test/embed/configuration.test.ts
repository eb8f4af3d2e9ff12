import {
  expect,
  expectConsole,
  openFeedServer,
  until,
  type FeedServer,
  type HostPage,
} from '../page/index.js';
import { feedOf, moduleFile, moduleTag, openWidgetPage, settleCard, titleOf } from './widget-page.js';

const card = '<fao-item-card loading="eager"></fao-item-card>';
const block = (text: string) => `<script type="application/json" data-fao-config>${text}</script>`;
const script = (settings: object) => `<script type="module">
  import { configure } from '${moduleFile}';
  configure(${JSON.stringify(settings)});
</script>`;

/** Opens a server with feeds of one item each. The name of a feed is its path, and the title of its item. */
async function serveFeeds(...names: string[]): Promise<FeedServer> {
  const server = openFeedServer();
  for (const name of names) await server.reply(`/${name}`, { json: feedOf(name) });
  return server;
}

async function readTitle(page: HostPage): Promise<string> {
  return titleOf(await settleCard(page));
}

describe('A card with settings in several places', () => {
  /* Every place for settings, from the lowest precedence to the highest. */
  const places: Record<string, (feed: string) => { page?: string; attribute?: string }> = {
    'script tag': (feed) => ({ page: moduleTag(`data-fao-feed="${feed}"`) }),
    'JSON block': (feed) => ({ page: block(JSON.stringify({ feed })) }),
    'configure()': (feed) => ({ page: script({ feed }) }),
    attribute: (feed) => ({ attribute: `feed="${feed}"` }),
  };

  Object.keys(places).forEach((highest, index) => {
    it(`uses the ${highest} ${index > 0 ? 'rather than places of lower precedence' : 'if it is the only place'}`, async () => {
      const server = await serveFeeds('0', '1', '2', '3');
      const settings = Object.values(places).map((place, level) => place(server.url(`/${level}`)));
      const used = settings.slice(0, index + 1);
      const tag = `<fao-item-card loading="eager" ${used.map(({ attribute }) => attribute ?? '').join(' ')}></fao-item-card>`;
      const page = await openWidgetPage(used.map((place) => place.page ?? '').join('') + tag);
      expect(await readTitle(page)).to.equal(String(index));
    });
  });
});

describe('configure()', () => {
  const configure = async (page: HostPage, settings: object) => {
    const element = page.document.createElement('script');
    element.type = 'module';
    element.textContent = script(settings).replace(/<\/?script.*>/g, '');
    page.document.head.append(element);
    return Promise.resolve();
  };

  it('updates cards that are already in the page', async () => {
    const server = await serveFeeds('first', 'second');
    const page = await openWidgetPage(moduleTag(`data-fao-feed="${server.url('/first')}"`) + card);
    expect(await readTitle(page)).to.equal('first');
    await configure(page, { feed: server.url('/second') });
    await until(async () => (await readTitle(page)) === 'second', 'the other feed');
  });

  it('loads a card that had no feed', async () => {
    const server = await serveFeeds('late');
    expectConsole(
      /no feed: set the attribute "feed", data-fao-feed on the script tag, or call configure/,
      'error',
    );
    const page = await openWidgetPage(moduleTag() + card);
    expect((await settleCard(page)).error?.kind).to.equal('config');
    await configure(page, { feed: server.url('/late') });
    await until(async () => (await readTitle(page)) === 'late', 'the feed');
  });

  it('changes the given settings and keeps all others', async () => {
    const server = await serveFeeds('feed');
    const page = await openWidgetPage(
      script({ feed: server.url('/feed'), headingLevel: 4 }) + script({ lite: true }) + card,
    );
    const element = await settleCard(page);
    await until(() => !element.shadowRoot!.querySelector('[part=cover]'), 'the cover to go');
    expect(element.shadowRoot!.querySelector('[role=heading]')!.getAttribute('aria-level')).to.equal('4');
  });
});

describe('Sources in the configuration', () => {
  it('are merged by name: configure() replaces only the source of the same name in the JSON block', async () => {
    const server = openFeedServer();
    await server.reply('/api', { json: [{ id: 1, first: 'First', second: 'Second' }] });
    const map = (title: string) => ({ item: { id: 'id', title } });
    const page = await openWidgetPage(
      block(JSON.stringify({ feed: server.url('/api'), sources: { a: map('first'), b: map('first') } })) +
        script({ sources: { b: map('second') } }) +
        ['a', 'b'].map((name) => card.replace(' ', ` source="${name}" `)).join(''),
    );
    expect(await readTitle(page)).to.equal('First');
    const other = page.document.querySelector('[source=b]')!;
    await until(() => titleOf(other) === 'Second', 'the source of configure()');
    expect(await server.requests('/api')).to.have.length(1);
  });
});

describe('A JSON block that is parsed after the first update of a card', () => {
  const addBlock = (page: HostPage, feed: string) =>
    page.document.body.insertAdjacentHTML('beforeend', block(JSON.stringify({ feed })));

  it('applies when the card comes into the viewport', async () => {
    const server = await serveFeeds('late');
    const space = '<div style="block-size: 4000px"></div>';
    const page = await openWidgetPage(`${moduleTag()}${space}<fao-item-card></fao-item-card>`);
    const element = page.document.querySelector('fao-item-card')!;
    await until(() => element.hasUpdated, 'the first update');
    addBlock(page, server.url('/late'));
    element.scrollIntoView();
    expect(await readTitle(page)).to.equal('late');
  });

  it('applies when the card loads again', async () => {
    const server = await serveFeeds('late');
    expectConsole(/no feed: set the attribute "feed"/, 'error');
    const page = await openWidgetPage(moduleTag() + card);
    const element = await settleCard(page);
    expect(element.error?.kind).to.equal('config');
    addBlock(page, server.url('/late'));
    await element.reload();
    expect(await readTitle(page)).to.equal('late');
  });
});

describe('Settings', () => {
  it('may be an object in an attribute of the script tag, with one request', async () => {
    const server = await serveFeeds('feed');
    const fields = `data-fao-dspace-fields='{"title": "dc.title"}'`;
    const page = await openWidgetPage(moduleTag(`data-fao-feed="${server.url('/feed')}" ${fields}`) + card);
    const element = await settleCard(page);
    for (const heading of [3, 4]) {
      element.headingLevel = heading;
      await element.updateComplete;
      expect(element.state).to.equal('ready');
    }
    expect(await server.requests('/feed')).to.have.length(1);
  });

  it('load messages again only if the page changes them', async () => {
    const server = await serveFeeds('feed');
    const messages = { fr: { alsoAvailableIn: 'Existe aussi en :' } };
    const page = await openWidgetPage(
      block(JSON.stringify({ feed: server.url('/feed'), messages })) + script({ messages }) + card,
    );
    const element = await settleCard(page);
    const before = element.settings.messages;
    element.headingLevel = 3;
    await element.updateComplete;
    expect(element.settings.messages).to.equal(before);
  });

  it('cause a warning for an invalid JSON block, and apply without it', async () => {
    const server = await serveFeeds('tag');
    expectConsole(/"data-fao-config" can't be "\{ feed: nowhere \}"/, 'warn');
    const page = await openWidgetPage(
      moduleTag(`data-fao-feed="${server.url('/tag')}"`) + block('{ feed: nowhere }') + card.repeat(2),
    );
    expect(await readTitle(page)).to.equal('tag');
  });

  it('cause warnings for unknown names and for values of the wrong type', async () => {
    const server = await serveFeeds('feed');
    expectConsole(/configuration: "colour" can't be "red"/, 'warn');
    expectConsole(/configuration: "lite" can't be "yes"/, 'warn');
    expectConsole(/configuration: "timeout" can't be "10 s"/, 'warn');
    expectConsole(/configuration: "sources" can't be "library"/, 'warn');
    const settings = { colour: 'red', lite: 'yes', sources: 'library', feed: server.url('/feed') };
    const page = await openWidgetPage(
      script(settings) + moduleTag('data-fao-feed="/unused" data-fao-timeout="10 s"') + card,
    );
    expect(await readTitle(page)).to.equal('feed');
  });

  it('are switched on by an attribute without a value on the script tag', async () => {
    const server = await serveFeeds('feed');
    const page = await openWidgetPage(
      moduleTag(`data-fao-feed="${server.url('/feed')}" data-fao-lite`) + card,
    );
    const element = await settleCard(page);
    expect(element.shadowRoot!.querySelector('[part=cover]')).to.equal(null);
  });

  it('of the script tag and the JSON block apply together', async () => {
    const server = await serveFeeds('feed');
    const page = await openWidgetPage(
      moduleTag('data-fao-heading-level="5"') + block(JSON.stringify({ feed: server.url('/feed') })) + card,
    );
    const element = await settleCard(page);
    expect(element.shadowRoot!.querySelector('[role=heading]')!.getAttribute('aria-level')).to.equal('5');
  });
});
