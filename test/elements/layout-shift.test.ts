import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, mount, openFeedServer, until, type FeedServer } from '../page/index.js';
import { settleBoxes } from './boxes.js';
import './card.js';
import { readDemoItems } from './demo-items.js';

const widths = [240, 320, 480, 640, 960, 1400];
const heightOf = (card: Element): number => card.getBoundingClientRect().height;

/** One card a demo item in a container of a width, all of them still waiting for their feed. */
async function mountWaiting(server: FeedServer, layout: string, width: number): Promise<FaoItemCard[]> {
  await server.hold('/feed.json');
  const items = await readDemoItems();
  const feed = server.url('/feed.json');
  const card = ({ id }: { id: string }) =>
    `<fao-item-card loading="eager" feed="${feed}" item="${id}" layout="${layout}"></fao-item-card>`;
  const list = mount(`<div style="width: ${width}px">${items.map(card).join('')}</div>`);
  const cards = [...list.querySelectorAll('fao-item-card')];
  await until(() => cards.every(({ state }) => state === 'loading'), 'the cards to load');
  await Promise.all(cards.map(({ updateComplete }) => updateComplete));
  return cards;
}

describe('a card that comes to its content', () => {
  for (const layout of ['row', 'column']) {
    for (const width of widths) {
      it(`keeps its height as a ${layout} in ${width} px, whatever it holds`, async () => {
        const server = openFeedServer();
        const cards = await mountWaiting(server, layout, width);
        const reserved = cards.map(heightOf);
        await server.release('/feed.json');
        await Promise.all(cards.map(settleBoxes));
        const moved = cards.flatMap((card, index) => {
          const [before, after] = [reserved[index]!, heightOf(card)];
          return Math.abs(after - before) > 1 ? [`${card.itemName}: ${before} px, then ${after} px`] : [];
        });
        expect(moved, moved.join('\n')).to.deep.equal([]);
      });
    }
  }
});
