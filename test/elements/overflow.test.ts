import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, mount } from '../page/index.js';
import { settleBoxes } from './boxes.js';
import './card.js';
import { readDemoItems } from './demo-items.js';

/** Mounts one card per demo item, in a container of a width. */
async function mountAll(layout: string, width: number): Promise<FaoItemCard[]> {
  const items = await readDemoItems();
  const card = `<fao-item-card layout="${layout}"></fao-item-card>`;
  const list = mount(`<div style="width: ${width}px">${card.repeat(items.length)}</div>`);
  const cards = [...list.querySelectorAll('fao-item-card')];
  cards.forEach((element, index) => (element.data = items[index]));
  await Promise.all(cards.map(settleBoxes));
  return cards;
}

/** Returns the elements of a card that overflow its sides, except visually hidden ones. */
function findOverflow(card: FaoItemCard): string[] {
  const { left, right } = card.getBoundingClientRect();
  const inside = [...card.shadowRoot!.querySelectorAll(':not(.visually-hidden, svg *)')];
  return inside.flatMap((element) => {
    const box = element.getBoundingClientRect();
    const shown = element.getClientRects().length > 0;
    const fits = !shown || (box.left >= left - 1 && box.right <= right + 1);
    return fits ? [] : [`${card.item?.id}: ${element.localName}.${element.className}`];
  });
}

describe('A card with any item of the demo feed', () => {
  for (const layout of ['row', 'column', 'compact']) {
    for (const width of [240, 320, 480, 640, 960, 1400]) {
      it(`stays within ${width} px as a ${layout}`, async () => {
        const cards = await mountAll(layout, width);
        const overflow = cards.flatMap(findOverflow);
        expect(overflow, overflow.join('\n')).to.deep.equal([]);
        const scrolling = cards.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
        expect(scrolling.map(({ item }) => item?.id)).to.deep.equal([]);
      });
    }
  }
});
