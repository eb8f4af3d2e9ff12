import { expect, mount, openFeedServer, until, type FeedServer } from '../page/index.js';
import { settleBoxes } from './boxes.js';
import './card.js';
import { readDemoItems, readDistinctItems } from './demo-items.js';
import { makeFeed, makeItem } from './list.js';
import type { Widget } from './widget.js';

/** Widths in CSS pixels that a widget is put into, by the language around it. */
const widths: Record<string, readonly number[]> = {
  en: [240, 320, 480, 640, 700, 960, 1400],
  ar: [240, 480, 700, 960],
  es: [280, 640],
  fr: [520, 960],
  ru: [240, 400, 640, 720],
  zh: [320, 700],
};
const heightOf = (element: Element): number => element.getBoundingClientRect().height;

/** Puts widgets into a container of a width, and gives them once all wait for their feeds, which the server holds. */
async function mountWaiting<T extends Widget>(
  width: number,
  language: string,
  tags: readonly string[],
): Promise<T[]> {
  const box = mount(`<div style="width: ${width}px" lang="${language}">${tags.join('')}</div>`);
  const widgets = [...box.children] as T[];
  await until(() => widgets.every(({ state }) => state === 'loading'), 'the widgets to load');
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  return widgets;
}

/** Which widgets are not as high as they were while they waited, in words. */
async function findMoved(widgets: readonly Widget[], answer: () => Promise<unknown>): Promise<string[]> {
  const reserved = widgets.map(heightOf);
  await answer();
  await Promise.all(widgets.map((widget) => settleBoxes(widget)));
  return widgets.flatMap((widget, index) => {
    const [before, after] = [reserved[index]!, heightOf(widget)];
    return Math.abs(after - before) > 1 ? [`${widget.itemName ?? ''}: ${before} px, then ${after} px`] : [];
  });
}

describe('a card that comes to its content', () => {
  for (const layout of ['row', 'column']) {
    for (const [language, places] of Object.entries(widths)) {
      for (const width of places) {
        it(`keeps its height as a ${layout} in ${width} px, whatever it holds, in the language "${language}"`, async () => {
          const server = openFeedServer();
          await server.hold('/feed.json');
          const feed = server.url('/feed.json');
          const tags = (await readDemoItems()).map(
            ({ id }) =>
              `<fao-item-card loading="eager" feed="${feed}" item="${id}" layout="${layout}"></fao-item-card>`,
          );
          const cards = await mountWaiting(width, language, tags);
          const moved = await findMoved(cards, () => server.release('/feed.json'));
          expect(moved, moved.join('\n')).to.deep.equal([]);
        });
      }
    }
  }
});

describe('a list that comes to its items', () => {
  /* As many as a list has skeletons at most. */
  const size = 12;
  const reason = {
    shares: 'subjects',
    values: ['aquaculture', 'climate change adaptation', 'food security'],
  };

  /** Serves the demo items in lists of that many; gives the path of each list's feed. */
  async function serveLists(server: FeedServer): Promise<string[]> {
    const items = await readDistinctItems();
    const paths = Array.from({ length: Math.floor(items.length / size) }, (_, index) => `/${index}.json`);
    for (const [index, path] of paths.entries()) {
      const listed = items.slice(index * size, (index + 1) * size);
      const seed = makeItem('seed', { related: listed.map(({ id }) => ({ id, reason })) });
      await server.reply(path, { json: makeFeed(seed, ...listed) });
      await server.hold(path);
    }
    return paths;
  }

  for (const layout of ['list', 'grid']) {
    for (const [language, places] of Object.entries(widths)) {
      for (const width of places) {
        it(`keeps its height as a ${layout} in ${width} px, whatever they hold, in the language "${language}"`, async () => {
          const server = openFeedServer();
          const paths = await serveLists(server);
          const tags = paths.map(
            (path) =>
              `<fao-related-items loading="eager" feed="${server.url(path)}" max="${size}" layout="${layout}"></fao-related-items>`,
          );
          const lists = await mountWaiting(width, language, tags);
          const moved = await findMoved(lists, () => Promise.all(paths.map((path) => server.release(path))));
          expect(moved, moved.join('\n')).to.deep.equal([]);
        });
      }
    }
  }
});
