import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, mount } from '../page/index.js';
import { settleBoxes } from './boxes.js';
import './card.js';
import { readDemoItems } from './demo-items.js';

/** Widths of the container in CSS pixels. */
const widths = [240, 320, 480, 640, 960, 1400];

/** Mounts one card per demo item in a container, and returns the container. */
async function mountAll(layout: string): Promise<HTMLElement> {
  const items = await readDemoItems();
  const card = `<fao-item-card layout="${layout}"></fao-item-card>`;
  const container = mount(`<div>${card.repeat(items.length)}</div>`);
  container.querySelectorAll('fao-item-card').forEach((element, index) => (element.data = items[index]));
  return container;
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
    it(`stays within ${widths.join(', ')} px as a ${layout}`, async () => {
      const container = await mountAll(layout);
      const cards = [...container.querySelectorAll('fao-item-card')];
      const overflow: string[] = [];
      // The container changes its width, which is much faster than new cards for each width.
      for (const width of widths) {
        container.style.width = `${width}px`;
        await Promise.all(cards.map(settleBoxes));
        overflow.push(...cards.flatMap(findOverflow).map((line) => `${width} px: ${line}`));
        const scrolling = cards.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
        overflow.push(...scrolling.map(({ item }) => `${width} px: ${item?.id} scrolls`));
      }
      expect(overflow, overflow.join('\n')).to.deep.equal([]);
    });
  }
});
