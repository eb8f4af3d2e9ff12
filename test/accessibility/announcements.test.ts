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

/** Records the announcements of widgets in their order, as soon as a widget writes one. */
function recordAnnouncements(...widgets: Widget[]): string[] {
  const announced: string[] = [];
  for (const widget of widgets) {
    const region = within(widget).getByShadowRole('status');
    new MutationObserver(() => {
      const { textContent } = region;
      if (textContent) announced.push(textContent);
    }).observe(region, { childList: true });
  }
  return announced;
}

/**
 * Returns the announcements without the one of a slow load, which is right if a second has passed.
 * @param start time before the elements were mounted, as `performance.now()` returns it
 */
function withoutSlowLoad(announced: readonly string[], start: number): string[] {
  // A timer may fire a few milliseconds early.
  const isSlow = performance.now() - start > 990;
  return announced.filter((text) => !isSlow || text !== 'Loading…');
}

async function mountAll(server: FeedServer, attributes = ''): Promise<Widget[]> {
  const all = `loading="eager" feed="${server.url('/feed.json')}" ${attributes}`;
  const page = mount(`<div>${widgetTags.map((tag) => `<${tag} ${all}></${tag}>`).join('')}</div>`);
  const widgets = [...page.children] as Widget[];
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  return widgets;
}

describe('The announcements of widgets', () => {
  /* Widgets do not repeat a recent announcement. Tests in different languages do not share any. */
  it('are empty if everything loads within a second', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    // Widgets announce a load that takes a second, and a busy machine may need so long.
    for (const lang of ['en', 'es', 'ru', 'zh']) {
      const start = performance.now();
      const widgets = await mountAll(server, `item="seed" lang="${lang}"`);
      const announced = recordAnnouncements(...widgets);
      await Promise.all(widgets.map((widget) => settle(widget)));
      if (performance.now() - start > 1_000) continue;
      expect(announced).to.deep.equal([]);
      return;
    }
    expect.fail('No load took less than a second.');
  });

  it('have one message about a slow load, then the result of each widget', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    await server.hold('/feed.json');
    const widgets = await mountAll(server, 'item="seed" lang="fr"');
    const announced = recordAnnouncements(...widgets);
    // Timers of the same delay fire in the order in which they started, so the timer of each widget has
    // fired when this one does.
    await new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
    await until(() => announced.length > 0, 'the first announcement');
    await server.release('/feed.json');
    await Promise.all(widgets.map((widget) => settle(widget)));
    await until(() => announced.length >= 4, 'all announcements');
    expect(announced.slice(0, 1)).to.deep.equal(['Chargement en cours…']);
    expect(announced.slice(1)).to.have.members([
      'Chargement terminé\u00A0: Title of seed',
      'Documents associés\u00A0: 2 publications',
      'Les utilisateurs ont aussi téléchargé\u00A0: Aucun résultat trouvé.',
    ]);
  });

  it('have one message about a failure that several widgets share', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { status: 404 });
    for (let widget = 0; widget < 3; widget += 1) expectConsole(/status 404/, 'error');
    const start = performance.now();
    const widgets = await mountAll(server);
    const announced = recordAnnouncements(...widgets);
    await Promise.all(widgets.map((widget) => settle(widget)));
    await until(() => withoutSlowLoad(announced, start).length >= 2, 'the failures');
    expect(withoutSlowLoad(announced, start)).to.have.members([
      "This publication can't be shown.",
      "These publications can't be shown.",
    ]);
  });

  it('have no message about a failure if the widget shows fallback content', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { status: 410 });
    expectConsole(/status 410/, 'error');
    const start = performance.now();
    const card = mountCard(`loading="eager" feed="${server.url('/feed.json')}"`, 'The report');
    await card.updateComplete;
    const announced = recordAnnouncements(card);
    await settle(card);
    expect(withoutSlowLoad(announced, start)).to.deep.equal([]);
  });

  it('have the result at once after the reader has pressed the button', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const card = mountCard(`loading="click" item="seed" feed="${server.url('/feed.json')}"`);
    await card.updateComplete;
    const announced = recordAnnouncements(card);
    within(card).getByShadowRole('button', { name: 'Show publication' }).click();
    await settle(card);
    await until(() => announced.includes('Loaded: Title of seed'), 'the result');
  });

  it('repeat a failure after the reader has tried again', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', ...outage(503), ...outage(503), { json: feed });
    expectConsole(/status 503/, 'error');
    const card = mountCard(`loading="eager" item="seed" feed="${server.url('/feed.json')}"`);
    await card.updateComplete;
    const announced = recordAnnouncements(card);
    const sentence = "This publication can't be loaded right now.";
    const count = () => announced.filter((text) => text === sentence).length;
    await settle(card);
    expectConsole(/status 503/, 'error');
    const before = count();
    within(card).getByShadowRole('button', { name: 'Try again' }).click();
    await until(() => count() === before + 1, 'the failure again');
    within(card).getByShadowRole('button', { name: 'Try again' }).click();
    await until(() => announced.includes('Loaded: Title of seed'), 'the loaded card');
  });

  it('are in the language of the widget, which removes them after a while', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const list = mountList(`lang="ru" loading="click" item="seed" feed="${server.url('/feed.json')}"`);
    await until(
      () => within(list).queryByShadowRole('button', { name: 'Показать публикации' }),
      'the button',
    );
    const announced = recordAnnouncements(list);
    within(list).getByShadowRole('button').click();
    await until(() => announced.includes('Связанные материалы: 2 публикации'), 'the result');
    await until(() => !within(list).getByShadowRole('status').textContent, 'the end of the announcement');
  });

  it('name a list by the heading of the page', async () => {
    const server = openFeedServer();
    await server.reply('/feed.json', { json: feed });
    const list = mountList(
      `loading="click" item="seed" feed="${server.url('/feed.json')}"`,
      '<span slot="heading">See also</span>',
    );
    await list.updateComplete;
    const announced = recordAnnouncements(list);
    within(list).getByShadowRole('button').click();
    await until(() => announced.includes('See also: 2 publications'), 'the result');
  });
});
