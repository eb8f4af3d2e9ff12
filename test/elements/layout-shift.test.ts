import { expect, openFeedServer } from '../page/index.js';
import { readDemoItems } from './demo-items.js';
import { findMoved, mountWaiting, widths } from './layout-shift.js';
import { longTimeout, setTimeLimit } from './time-limit.js';

describe('A card that receives its content', () => {
  // A busy machine needs time for the layout of a hundred elements while the server holds their feed.
  setTimeLimit(longTimeout);

  for (const layout of ['row', 'column']) {
    for (const [language, containerWidths] of Object.entries(widths)) {
      for (const width of containerWidths) {
        it(`keeps its height as a ${layout} in ${width} px with any item, in the language "${language}"`, async () => {
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
