import {
  expect,
  expectConsole,
  mount,
  openFeedServer,
  outage,
  until,
  within,
  type FeedServer,
} from '../page/index.js';
import { mountCard, settle } from '../elements/card.js';
import { makeFeed, makeItem, mountList } from '../elements/list.js';
import { widgetTags, type Widget } from '../elements/widget.js';

const feed = makeFeed(
  makeItem('seed', { related: [{ id: 'a' }, { id: 'b' }], also_downloaded: { items: [] } }),
  makeItem('a'),
  makeItem('b'),
);

/** Notes what widgets announce, in order, in the moment it is written. */
function listen(...widgets: Widget[]): string[] {
  const heard: string[] = [];
  for (const widget of widgets) {
    const region = within(widget).getByShadowRole('status');
    new MutationObserver(() => {
      const { textContent } = region;
      if (textContent) heard.push(textContent);
    }).observe(region, { childList: true });
  }
  return heard;
}

async function mountAll(server: FeedServer, attributes = ''): Promise<Widget[]> {
  const all = `loading="eager" feed="${server.url('/feed.json')}" ${attributes}`;
  const page = mount(`<div>${widgetTags.map((tag) => `<${tag} ${all}></${tag}>`).join('')}</div>`);
  const widgets = [...page.children] as Widget[];
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  return widgets;
}

describe('What a page tells those who hear it', () => {
  /* What was said a moment ago is not said again; in a language of its own, a test hears all. */
  it('is nothing where everything comes at once', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    // What takes a second is told of, which a busy machine may need.
    for (const lang of ['en', 'es', 'ru', 'zh']) {
      const start = performance.now();
      const widgets = await mountAll(server, `item="seed" lang="${lang}"`);
      const heard = listen(...widgets);
      await Promise.all(widgets.map((widget) => settle(widget)));
      if (performance.now() - start > 1_000) continue;
      expect(heard).to.deep.equal([]);
      return;
    }
    expect.fail('Nothing came at once.');
  });

  it('is once that it loads, where that takes a while, then what came, of each widget', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    await server.hold('/feed.json');
    const widgets = await mountAll(server, 'item="seed" lang="fr"');
    const heard = listen(...widgets);
    // Timers of one length end in the order in which they began: when this one does, each widget knows that
    // it takes a while.
    await new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
    await until(() => heard.length > 0, 'the first announcement');
    await server.release('/feed.json');
    await Promise.all(widgets.map((widget) => settle(widget)));
    await until(() => heard.length >= 4, 'all announcements');
    expect(heard.slice(0, 1)).to.deep.equal(['Chargement en cours…']);
    expect(heard.slice(1)).to.have.members([
      'Chargement terminé\u00A0: Title of seed',
      'Documents associés\u00A0: 2 publications',
      'Les utilisateurs ont aussi téléchargé\u00A0: Aucun résultat trouvé.',
    ]);
  });

  it('is a failure, once for all widgets that share it', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { status: 404 });
    for (let widget = 0; widget < 3; widget += 1) expectConsole(/status 404/, 'error');
    const widgets = await mountAll(server);
    const heard = listen(...widgets);
    await Promise.all(widgets.map((widget) => settle(widget)));
    await until(() => heard.length >= 2, 'the failures');
    expect(heard).to.have.members(["This publication can't be shown.", "These publications can't be shown."]);
  });

  it('is nothing of a failure where the author’s own content stands for it', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { status: 410 });
    expectConsole(/status 410/, 'error');
    const card = mountCard(`loading="eager" feed="${server.url('/feed.json')}"`, 'The report');
    await card.updateComplete;
    const heard = listen(card);
    await settle(card);
    expect(heard).to.deep.equal([]);
  });

  it('is at once what the reader asked for: that it loads, and what came', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const card = mountCard(`loading="click" item="seed" feed="${server.url('/feed.json')}"`);
    await card.updateComplete;
    const heard = listen(card);
    within(card).getByShadowRole('button', { name: 'Show publication' }).click();
    await settle(card);
    await until(() => heard.includes('Loaded: Title of seed'), 'the result');
  });

  it('is the same failure again where the reader tried again', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), ...outage(503), { json: feed });
    expectConsole(/status 503/, 'error');
    const card = mountCard(`loading="eager" item="seed" feed="${server.url('/feed.json')}"`);
    await card.updateComplete;
    const heard = listen(card);
    const sentence = "This publication can't be loaded right now.";
    const count = () => heard.filter((text) => text === sentence).length;
    await settle(card);
    expectConsole(/status 503/, 'error');
    const before = count();
    within(card).getByShadowRole('button', { name: 'Try again' }).click();
    await until(() => count() === before + 1, 'the failure again');
    within(card).getByShadowRole('button', { name: 'Try again' }).click();
    await until(() => heard.includes('Loaded: Title of seed'), 'the healing');
  });

  it('is in the language of the widget, and gone after a while', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const list = mountList(`lang="ru" loading="click" item="seed" feed="${server.url('/feed.json')}"`);
    await until(
      () => within(list).queryByShadowRole('button', { name: 'Показать публикации' }),
      'the button',
    );
    const heard = listen(list);
    within(list).getByShadowRole('button').click();
    await until(() => heard.includes('Связанные материалы: 2 публикации'), 'the result');
    await until(() => !within(list).getByShadowRole('status').textContent, 'the silence');
  });

  it("names a list by the page's own heading", async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const list = mountList(
      `loading="click" item="seed" feed="${server.url('/feed.json')}"`,
      '<span slot="heading">See also</span>',
    );
    await list.updateComplete;
    const heard = listen(list);
    within(list).getByShadowRole('button').click();
    await until(() => heard.includes('See also: 2 publications'), 'the result');
  });
});
