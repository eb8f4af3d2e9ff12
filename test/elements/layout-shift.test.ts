import { expect, openFeedServer } from '../page/index.js';
import { readDemoItems } from './demo-items.js';
import { configureManyElements, findMoved, mountWaiting, widths } from './layout-shift.js';
import { makeFeed } from './list.js';

describe('A card that receives its content', () => {
  configureManyElements();

  for (const status of ['published', 'superseded']) {
    for (const layout of ['row', 'column']) {
      for (const [language, containerWidths] of Object.entries(widths)) {
        it(`keeps its height as a ${layout} with any ${status} item, in the language "${language}" in ${containerWidths.join(', ')} px`, async () => {
          const server = openFeedServer();
          const items = (await readDemoItems()).map((item) => ({ ...item, _fao: { ...item._fao, status } }));
          await server.reply('/items.json', { json: makeFeed(...items) });
          await server.hold('/items.json');
          const feed = server.url('/items.json');
          const tags = items.map(
            ({ id }) =>
              `<fao-item-card loading="eager" feed="${feed}" item="${id}" layout="${layout}"></fao-item-card>`,
          );
          const cards = await mountWaiting(language, tags);
          const moved = await findMoved(cards, containerWidths, () => server.release('/items.json'));
          expect(moved, moved.join('\n')).to.deep.equal([]);
        });
      }
    }
  }
});
