import { expect, openFeedServer, type FeedServer } from '../page/index.js';
import { readDistinctItems } from './demo-items.js';
import { findMoved, mountWaiting, widths } from './layout-shift.js';
import { makeFeed, makeItem } from './list.js';
import { longTimeout, setTimeLimit } from './time-limit.js';

describe('a list that comes to its items', () => {
  // A busy machine lays a hundred widgets out while their feed is held.
  setTimeLimit(longTimeout);

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
              `<fao-related-items loading="eager" feed="${server.url(path)}" item="seed" max="${size}" layout="${layout}"></fao-related-items>`,
          );
          const lists = await mountWaiting(width, language, tags);
          const moved = await findMoved(lists, () => Promise.all(paths.map((path) => server.release(path))));
          expect(moved, moved.join('\n')).to.deep.equal([]);
        });
      }
    }
  }
});
