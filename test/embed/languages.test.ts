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

/** A feed whose card has words of the interface on it. */
async function serveFeed(): Promise<string> {
  const server = openFeedServer();
  const { items, ...feed } = feedOf('Leeks') as { items: object[] };
  await server.reply('/feed.json', { json: { ...feed, items: [{ ...items[0], _fao: { languages: [] } }] } });
  return server.url('/feed.json');
}

function wordsOf(element: Element): string {
  return element.shadowRoot!.querySelector<HTMLElement>('.frame')!.innerText;
}

describe('The words of another language', () => {
  it('are one small file, which a page in English does not load', async () => {
    const feed = await serveFeed();
    const english = await openWidgetPage(moduleTag(`data-fao-feed="${feed}"`) + card.replace('fr', 'en'));
    await settleCard(english);
    expect(listLoaded(english, '/parts/').filter((path) => languagePart.test(path))).to.deep.equal([]);
    const french = await openWidgetPage(moduleTag(`data-fao-feed="${feed}"`) + card.repeat(3));
    expect(wordsOf(await settleCard(french))).to.contain('Également disponible en');
    const parts = listLoaded(french, '/parts/').filter((path) => languagePart.test(path));
    expect(parts).to.have.length(1);
    expect(parts[0]).to.contain('/fr-');
  });

  it('are inside of the classic file', async () => {
    const feed = await serveFeed();
    const page = await openWidgetPage(classicTag(`data-fao-feed="${feed}"`) + card.replace('fr', 'ru'));
    expect(wordsOf(await settleCard(page))).to.contain('Также доступно на языках');
    expect(listLoaded(page, '/dist/')).to.deep.equal([classicFile]);
  });

  it('may come from the page, in its JSON block', async () => {
    const feed = await serveFeed();
    const settings = { feed, messages: { fr: { alsoAvailableIn: 'Existe aussi en :' } } };
    const block = `<script type="application/json" data-fao-config>${JSON.stringify(settings)}</script>`;
    const page = await openWidgetPage(block + moduleTag() + card);
    expect(wordsOf(await settleCard(page))).to.contain('Existe aussi en :');
  });

  it('are English ones, with a warning, where their file can not be loaded', async () => {
    const feed = await serveFeed();
    // The policy allows the module file and none of its parts.
    const policy = `script-src ${location.origin}${moduleFile} ${location.origin}/test/`;
    allowConsole(/script-src/, 'violation');
    expectConsole(/can't load messages in "fr", using English/, 'warn');
    const page = await openWidgetPage(moduleTag(`data-fao-feed="${feed}"`) + card, {
      'content-security-policy': policy,
    });
    const element = await settleCard(page);
    expect(wordsOf(element)).to.contain('Also available in:');
    expect(element.shadowRoot!.querySelector<HTMLElement>('.frame')!.lang).to.equal('en');
  });

  /** Opens a page whose library comes from a server that holds the French words back. */
  async function openHeld(
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
    // Firefox holds the load event of a page back for parts of the scripts in its text.
    const script = page.document.createElement('script');
    Object.assign(script, { type: 'module', src: server.url('/fao-widgets.js') });
    script.dataset['faoFeed'] = feed;
    page.document.head.append(script);
    await until(() => page.document.querySelector(':defined:is(fao-item-card)'), 'the elements');
    return { page, release: () => server.release(`/${part}`) };
  }

  it('are waited for a while only: then the card stands in English, until they come', async () => {
    allowConsole(/\/parts\/response-cache/, 'error');
    const { page, release } = await openHeld(card, await serveFeed());
    const element = await settleCard(page);
    expect(wordsOf(element)).to.contain('Also available in:');
    await release();
    await until(() => wordsOf(element).includes('Également disponible en'), 'the words');
  });

  it('are waited for a while only by a button too', async () => {
    const { page, release } = await openHeld('<fao-item-card lang="fr" loading="click"></fao-item-card>');
    const button = () => page.document.querySelector('fao-item-card')!.shadowRoot?.querySelector('button');
    await until(() => button()?.textContent.trim() === 'Show publication', 'the button in English');
    await until(
      () => page.window.getComputedStyle(button()!).visibility === 'visible',
      'the button to be seen',
    );
    await release();
    await until(() => button()!.textContent.trim() === 'Afficher la publication', 'the words');
  });
});
