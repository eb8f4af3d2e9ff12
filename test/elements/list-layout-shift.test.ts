import { expect, openFeedServer, type FeedServer } from '../page/index.js';
import { readDistinctItems } from './demo-items.js';
import { configureManyElements, findMoved, mountWaiting, widths } from './layout-shift.js';
import { makeFeed, makeItem } from './list.js';

describe('A list that receives its items', () => {
  configureManyElements();

  /* The maximum number of skeletons in a list. */
  const size = 12;
  const reason = {
    shares: 'subjects',
    values: ['aquaculture', 'climate change adaptation', 'food security'],
  };

  /** Serves the demo items in feeds for lists of that size, and returns the paths of the feeds. */
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
    for (const [language, containerWidths] of Object.entries(widths)) {
      it(`keeps its height as a ${layout} with any items, in the language "${language}" in ${containerWidths.join(', ')} px`, async () => {
        const server = openFeedServer();
        const paths = await serveLists(server);
        const tags = paths.map(
          (path) =>
            `<fao-related-items loading="eager" feed="${server.url(path)}" item="seed" max="${size}" layout="${layout}"></fao-related-items>`,
        );
        const lists = await mountWaiting(language, tags);
        const moved = await findMoved(lists, containerWidths, () =>
          Promise.all(paths.map((path) => server.release(path))),
        );
        expect(moved, moved.join('\n')).to.deep.equal([]);
      });
    }
  }
});
