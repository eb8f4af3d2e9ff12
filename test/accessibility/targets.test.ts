import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, hasDevtools, mount, sendToDevtools } from '../page/index.js';
import { settleBoxes } from '../elements/boxes.js';
import { readDemoItem } from '../elements/demo-items.js';
import { stage } from './every-state.js';

/** Returns the links and buttons of a card except its title. */
function findTargets(card: Element): HTMLElement[] {
  return [...card.shadowRoot!.querySelectorAll<HTMLElement>('a.badge, button, a.download')];
}

/** Returns the texts and sizes of the links and buttons of a card, in pixels. */
function measureTargets(card: Element): { text: string; width: number; height: number }[] {
  return findTargets(card).map((target) => {
    const { width, height } = target.getBoundingClientRect();
    return { text: target.textContent.replace(/\s+/g, ' ').trim(), width, height };
  });
}

/** Returns the texts of targets that overlap. */
function findOverlaps(card: Element): string[] {
  const targets = findTargets(card);
  const boxes = targets.map((target) => target.getBoundingClientRect());
  return targets.flatMap(({ textContent }, index) => {
    const box = boxes[index]!;
    const overlaps = boxes.some(
      (other, place) =>
        place !== index &&
        box.left < other.right - 1 &&
        other.left < box.right - 1 &&
        box.top < other.bottom - 1 &&
        other.top < box.bottom - 1,
    );
    return overlaps ? [textContent] : [];
  });
}

async function mountFull(width: number, lang: string): Promise<FaoItemCard> {
  const item = await readDemoItem('cd0683en');
  const box = mount(`<div lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}" style="width: ${width}px">
    <fao-item-card></fao-item-card></div>`);
  const card = box.querySelector('fao-item-card')!;
  card.data = item;
  return settleBoxes(card);
}

function itHasTargetsOf(minimum: number): void {
  for (const width of [240, 640]) {
    for (const lang of ['en', 'ar', 'zh']) {
      it(`are at least ${minimum} px high and wide and do not overlap, at a width of ${width} px, in the language "${lang}"`, async () => {
        const card = await mountFull(width, lang);
        const targets = measureTargets(card);
        expect(targets.length).to.be.greaterThan(6);
        for (const { text, height, width: across } of targets) {
          expect(height, text).to.be.at.least(minimum - 0.1);
          expect(across, text).to.be.at.least(minimum - 0.1);
        }
        expect(findOverlaps(card)).to.deep.equal([]);
      });
    }
  }

  it(`are at least ${minimum} px high if they load or retry`, async () => {
    const [idle, stale] = await stage(mount('<div></div>'), [
      ['fao-item-card', 'idle'],
      ['fao-item-card', 'stale'],
    ]);
    for (const widget of [idle!, stale!]) {
      const button = widget.shadowRoot!.querySelector('.action')!;
      expect(button.getBoundingClientRect().height).to.be.at.least(minimum - 0.1);
    }
  });
}

describe('The targets of a card', () => {
  itHasTargetsOf(24);

  it('include the title and the cover for the link to the item, but no other text', async () => {
    const card = await mountFull(640, 'en');
    const root = card.shadowRoot!;
    const centre = (selector: string): Element | null => {
      const { left, top, width, height } = root.querySelector(selector)!.getBoundingClientRect();
      return root.elementFromPoint(left + width / 2, top + height / 2);
    };
    card.scrollIntoView({ block: 'center' });
    const links = root.querySelectorAll('.title a');
    expect(links).to.have.length(1);
    expect(centre('.cover')).to.equal(links[0]);
    for (const text of ['.meta', '.subtitle', '.abstract']) expect(centre(text)?.closest('a')).to.equal(null);
  });

  it('do not prevent the selection of texts', async () => {
    const card = await mountFull(640, 'en');
    for (const text of card.shadowRoot!.querySelectorAll('.title, .subtitle, .abstract')) {
      expect(getComputedStyle(text).userSelect || 'auto').to.not.equal('none');
    }
  });
});

if (hasDevtools) {
  describe('The targets of a card on a touch screen', () => {
    beforeEach(() => sendToDevtools('Emulation.setTouchEmulationEnabled', { enabled: true }));
    afterEach(() => sendToDevtools('Emulation.setTouchEmulationEnabled', { enabled: false }));

    it('can depend on the media feature `pointer`', () => {
      expect(matchMedia('(pointer: coarse)').matches).to.equal(true);
    });

    itHasTargetsOf(44);
  });
}
