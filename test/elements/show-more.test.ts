import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, expectAccessible, mount, pressKeys, until, within } from '../page/index.js';
import { findPart, settleBoxes } from './boxes.js';
import './card.js';
import { readDemoItems } from './demo-items.js';

const long = 'A sentence of an abstract that is too long for its room. ';

async function mountText(
  summary: string,
  { width = 640, ...rest }: Record<string, unknown> = {},
): Promise<FaoItemCard> {
  const host = mount(`<div style="width: ${String(width)}px"><fao-item-card></fao-item-card></div>`);
  const card = host.querySelector('fao-item-card')!;
  card.data = { id: '1', title: 'A title', summary, ...rest };
  return settleBoxes(card);
}

const findButton = (card: FaoItemCard, name: string) =>
  within(card).getByShadowRole('button', { name: new RegExp(`^${name} – `) });

/** Whether a line is cut off. Half a line is tolerated, since tall letters overflow their line. */
function isCut(text: HTMLElement): boolean {
  return text.scrollHeight > text.clientHeight + parseFloat(getComputedStyle(text).lineHeight) / 2;
}

describe('The button "Show more"', () => {
  it('expands the abstract, and "Show less" collapses it again', async () => {
    const card = await mountText(`${long.repeat(30)}The end.`);
    const closed = card.getBoundingClientRect().height;
    expect(isCut(findPart(card, 'abstract'))).to.equal(true);
    expect(findButton(card, 'Show more').getAttribute('aria-expanded')).to.equal('false');
    findButton(card, 'Show more').click();
    await settleBoxes(card);
    expect(findButton(card, 'Show less').getAttribute('aria-expanded')).to.equal('true');
    expect(isCut(findPart(card, 'abstract'))).to.equal(false);
    const { bottom } = findPart(card, 'abstract').getBoundingClientRect();
    expect(bottom).to.be.at.most(findButton(card, 'Show less').getBoundingClientRect().top + 1);
    await expectAccessible(card);
    findButton(card, 'Show less').click();
    await settleBoxes(card);
    expect(findButton(card, 'Show more').getAttribute('aria-expanded')).to.equal('false');
    expect(card.getBoundingClientRect().height).to.equal(closed);
  });

  it('keeps the focus when the reader presses it by keyboard', async () => {
    const card = await mountText(long.repeat(30));
    findButton(card, 'Show more').focus();
    await pressKeys('Enter');
    await until(() => findButton(card, 'Show less'), 'the expanded card');
    expect(card.shadowRoot!.activeElement).to.equal(findButton(card, 'Show less'));
    await pressKeys('Enter');
    await until(() => findButton(card, 'Show more'), 'the collapsed card');
    await settleBoxes(card);
    expect(card.shadowRoot!.activeElement).to.equal(findButton(card, 'Show more'));
  });

  it('expands a truncated title', async () => {
    const card = await mountText('', { width: 640, title: long.repeat(9) });
    expect(isCut(findPart(card, 'title'))).to.equal(true);
    findButton(card, 'Show more').click();
    await settleBoxes(card);
    expect(isCut(findPart(card, 'title'))).to.equal(false);
  });

  it('appears only while a text is truncated, at any width', async () => {
    const card = await mountText(long.repeat(8), { width: 900 });
    const find = () => within(card).queryByShadowRole('button');
    expect(find()).to.equal(null);
    card.parentElement!.style.width = '240px';
    await until(find, 'the button in a narrow column');
    card.parentElement!.style.width = '900px';
    await until(() => !find(), 'the button to disappear');
  });

  it('appears for every truncated item of the demo feed, and for no other', async () => {
    const items = await readDemoItems();
    const cards = await Promise.all(items.map((item) => mountText('', { ...item, width: 480 })));
    const wrong = cards.flatMap((card) => {
      const texts = [...card.shadowRoot!.querySelectorAll<HTMLElement>('.title, .subtitle, .abstract')];
      const hasButton = !!within(card).queryByShadowRole('button');
      return texts.some(isCut) === hasButton ? [] : [card.item?.id];
    });
    expect(wrong).to.deep.equal([]);
  });

  it('comes with an abstract that ends after a full line', async () => {
    const card = await mountText(long.repeat(30), { width: 480 });
    const abstract = findPart(card, 'abstract');
    const line = parseFloat(getComputedStyle(abstract).lineHeight);
    const lines = Math.round(abstract.clientHeight / line);
    // A tolerance of half a pixel per line, since WebKit rounds the height of each.
    expect(abstract.clientHeight).to.be.closeTo(lines * line, lines / 2);
  });

  it('returns when the item changes', async () => {
    const card = await mountText(long.repeat(30));
    findButton(card, 'Show more').click();
    await settleBoxes(card);
    card.data = { id: '2', title: 'Another', summary: long.repeat(30) };
    await until(() => findButton(card, 'Show more'), 'the collapsed card');
  });
});
