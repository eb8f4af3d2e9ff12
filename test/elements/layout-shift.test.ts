import { expect, openFeedServer } from '../page/index.js';
import { readDemoItems } from './demo-items.js';
import { configureManyElements, findMoved, mountWaiting, widths } from './layout-shift.js';

describe('A card that receives its content', () => {
  configureManyElements();

  for (const layout of ['row', 'column']) {
    for (const [language, containerWidths] of Object.entries(widths)) {
      it(`keeps its height as a ${layout} with any item, in the language "${language}" in ${containerWidths.join(', ')} px`, async () => {
        const server = openFeedServer();
        await server.hold('/feed.json');
        const feed = server.url('/feed.json');
        const tags = (await readDemoItems()).map(
          ({ id }) =>
            `<fao-item-card loading="eager" feed="${feed}" item="${id}" layout="${layout}"></fao-item-card>`,
        );
        const cards = await mountWaiting(language, tags);
        const moved = await findMoved(cards, containerWidths, () => server.release('/feed.json'));
        expect(moved, moved.join('\n')).to.deep.equal([]);
      });
    }
  }
});
