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
  for (const layout of ['row', 'column', 'compact']) {
    for (const width of widths) {
      it(`keeps its height in a ${layout} ${width} px wide, whatever it holds`, async () => {
        const server = openFeedServer();
        const cards = await mountWaiting(server, layout, width);
        const before = cards.map(heightOf);
        await server.release('/feed.json');
        await Promise.all(cards.map(settleBoxes));
        const rows = cards.map((card, index) => {
          const rest = card.shadowRoot!.querySelector('.rest');
          const room = card.shadowRoot!.querySelector('.room'); const abs = card.shadowRoot!.querySelector('.abstract');
          const unused = room ? room.clientHeight - abs!.clientHeight : rest ? rest.clientHeight - [...rest.children].reduce((s,c)=>s+c.clientHeight,0) : 0;
          const summ = abs as HTMLElement; 
          return { id: card.itemName!, skeleton: before[index]!, ready: heightOf(card), unused, lines: summ ? summ.clientHeight / parseFloat(getComputedStyle(summ).lineHeight) : -1, clipped: summ ? summ.scrollHeight > summ.clientHeight + 1 : false };
        });
        const bad = rows.filter(r => Math.abs(r.skeleton - r.ready) > 1);
        const med = (xs: number[]) => [...xs].sort((a,b)=>a-b)[xs.length >> 1];
        console.log(`T ${layout} ${width} skeleton ${before[0]} median unused ${med(rows.map(r=>r.unused))} max ${Math.max(...rows.map(r=>r.unused))} lines median ${med(rows.filter(r=>r.lines>=0).map(r=>r.lines))} min ${Math.min(...rows.filter(r=>r.lines>=0).map(r=>r.lines))} clipped ${rows.filter(r=>r.clipped).length}/${rows.length}`);
        for (const r of bad) console.log(`BAD ${layout} ${width} ${r.id} ${r.skeleton} ${r.ready}`);
        expect(bad.length).to.equal(0);
      });
    }
  }
});
