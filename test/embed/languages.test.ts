import { allowConsole, expect, expectConsole, openFeedServer, until, type HostPage } from '../page/index.js';
import {
  classicFile,
  classicTag,
  feedOf,
  listLoaded,
  moduleFile,
  moduleTag,
  openWidgetPage,
  settleCard,
} from './widget-page.js';

const card = '<div lang="fr"><fao-item-card loading="eager"></fao-item-card></div>';
const languagePart = /\/parts\/(?:ar|es|fr|ru|zh)-[^/]+$/;

/** Serves a feed whose card shows a message, and returns its URL. */
async function serveFeed(): Promise<string> {
  const server = openFeedServer();
  const { items, ...feed } = feedOf('Leeks') as { items: object[] };
  await server.reply('/feed.json', { json: { ...feed, items: [{ ...items[0], _fao: { languages: [] } }] } });
  return server.url('/feed.json');
}

function readText(element: Element): string {
  return element.shadowRoot!.querySelector<HTMLElement>('.frame')!.innerText;
}

describe('The messages of another language', () => {
  it('are one file, which a page in English does not load', async () => {
    const feed = await serveFeed();
    const english = await openWidgetPage(moduleTag(`data-fao-feed="${feed}"`) + card.replace('fr', 'en'));
    await settleCard(english);
    expect(listLoaded(english, '/parts/').filter((path) => languagePart.test(path))).to.deep.equal([]);
    const french = await openWidgetPage(moduleTag(`data-fao-feed="${feed}"`) + card.repeat(3));
    expect(readText(await settleCard(french))).to.contain('Également disponible en');
    const parts = listLoaded(french, '/parts/').filter((path) => languagePart.test(path));
    expect(parts).to.have.length(1);
    expect(parts[0]).to.contain('/fr-');
  });

  it('are part of the classic file', async () => {
    const feed = await serveFeed();
    const page = await openWidgetPage(classicTag(`data-fao-feed="${feed}"`) + card.replace('fr', 'ru'));
    expect(readText(await settleCard(page))).to.contain('Также доступно на языках');
    expect(listLoaded(page, '/dist/')).to.deep.equal([classicFile]);
  });

  it('may be in the JSON block of the page', async () => {
    const feed = await serveFeed();
    const settings = { feed, messages: { fr: { alsoAvailableIn: 'Existe aussi en :' } } };
    const block = `<script type="application/json" data-fao-config>${JSON.stringify(settings)}</script>`;
    const page = await openWidgetPage(block + moduleTag() + card);
    expect(readText(await settleCard(page))).to.contain('Existe aussi en :');
  });

  it('fall back to English, with a warning, if their file can not be loaded', async () => {
    const feed = await serveFeed();
    // The policy allows the module file but none of its parts.
    const policy = `script-src ${location.origin}${moduleFile} ${location.origin}/test/`;
    allowConsole(/script-src/, 'violation');
    expectConsole(/can't load messages in "fr", using English/, 'warn');
    const page = await openWidgetPage(moduleTag(`data-fao-feed="${feed}"`) + card, {
      'content-security-policy': policy,
    });
    const element = await settleCard(page);
    expect(readText(element)).to.contain('Also available in:');
    expect(element.shadowRoot!.querySelector<HTMLElement>('.frame')!.lang).to.equal('en');
  });

  /** Opens a page whose library comes from a server that holds the French messages until `release`. */
  async function openWithHeldMessages(
    content: string,
    feed = '',
  ): Promise<{ page: HostPage; release: () => Promise<unknown> }> {
    const server = openFeedServer();
    const body = await (await fetch(moduleFile)).text();
    const headers = { 'content-type': 'text/javascript' };
    const part = /\.\/(parts\/fr-[\w-]+\.js)/.exec(body)![1]!;
    await server.reply('/fao-widgets.js', { body, headers });
    await server.reply(`/${part}`, { body: await (await fetch(`/dist/cdn/${part}`)).text(), headers });
    await server.hold(`/${part}`);
    const page = await openWidgetPage(content);
    // Firefox delays the load event of a page until it has the imports of the scripts in the page's HTML.
    const script = page.document.createElement('script');
    Object.assign(script, { type: 'module', src: server.url('/fao-widgets.js') });
    script.dataset['faoFeed'] = feed;
    page.document.head.append(script);
    await until(() => page.document.querySelector(':defined:is(fao-item-card)'), 'the elements');
    return { page, release: () => server.release(`/${part}`) };
  }

  it('arrive late: the card is in English after a short wait, and changes when they load', async () => {
    allowConsole(/\/parts\/response-cache/, 'error');
    const { page, release } = await openWithHeldMessages(card, await serveFeed());
    const element = await settleCard(page);
    expect(readText(element)).to.contain('Also available in:');
    await release();
    await until(() => readText(element).includes('Également disponible en'), 'the French messages');
  });

  it('arrive late: a button is in English after a short wait, and changes when they load', async () => {
    const { page, release } = await openWithHeldMessages(
      '<fao-item-card lang="fr" loading="click"></fao-item-card>',
    );
    const button = () => page.document.querySelector('fao-item-card')!.shadowRoot?.querySelector('button');
    await until(() => button()?.textContent.trim() === 'Show publication', 'the button in English');
    await until(
      () => page.window.getComputedStyle(button()!).visibility === 'visible',
      'the button to be visible',
    );
    await release();
    await until(() => button()!.textContent.trim() === 'Afficher la publication', 'the French messages');
  });
});
