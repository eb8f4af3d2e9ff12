import { configure } from '../../src/embed/index.js';
import { expect, mount } from '../page/index.js';
import { mountOwn, readGoldenItem, settle } from './card.js';
import { mountRelated, makeFeed, makeItem } from './list.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import type { FaoRelatedItems } from '../../src/elements/fao-related-items.js';

const hasCover = (card: FaoItemCard) => !!card.shadowRoot!.querySelector('.cover');

/** The values that frameworks set for a boolean, and what they mean. */
const values: readonly (readonly [description: string, value: unknown, isTrue: boolean])[] = [
  ['the property false (React 19, Svelte, Lit)', false, false],
  ['the property "false" (Vue, Preact and React with a string)', 'false', false],
  ['the property undefined', undefined, false],
  ['the property null', null, false],
  ['the property true', true, true],
  ['the property "true"', 'true', true],
  ['the property "" (Preact for null and undefined)', '', false],
];

describe('A boolean attribute', () => {
  for (const [markup, isTrue] of [
    ['', false],
    ['lite', true],
    ['lite=""', true],
    ['lite="lite"', true],
    ['lite="true"', true],
    ['lite="false"', false],
  ] as const) {
    it(`is ${isTrue} in HTML: <fao-item-card ${markup}>`, async () => {
      const card = mount<FaoItemCard>(`<fao-item-card loading="click" ${markup}></fao-item-card>`);
      card.data = await readGoldenItem();
      await settle(card);
      expect(hasCover(card)).to.equal(!isTrue);
    });
  }

  it('has a boolean property from the start, so that Vue sets `true` for an attribute without a value', () => {
    expect(mount<FaoItemCard>('<fao-item-card loading="click"></fao-item-card>').lite).to.equal(false);
    const list = mount<FaoRelatedItems>('<fao-related-items loading="click"></fao-related-items>');
    expect(list.hideWhenEmpty).to.equal(false);
  });

  it('takes effect when it is set and removed', async () => {
    const card = await mountOwn(await readGoldenItem());
    for (const [value, isTrue] of [
      ['false', false],
      ['', true],
      ['false', false],
    ] as const) {
      card.setAttribute('lite', value);
      await card.updateComplete;
      expect(hasCover(card), value).to.equal(!isTrue);
    }
    card.setAttribute('lite', '');
    card.removeAttribute('lite');
    await card.updateComplete;
    expect(hasCover(card)).to.equal(true);
  });

  for (const [description, value, isTrue] of values) {
    it(`is ${isTrue} as ${description}`, async () => {
      const card = await mountOwn(await readGoldenItem());
      (card as { lite: unknown }).lite = value;
      await card.updateComplete;
      expect(hasCover(card)).to.equal(!isTrue);
    });

    it(`${isTrue ? 'hides' : 'does not hide'} an empty list as ${description}`, async () => {
      const feed = makeFeed(makeItem('seed', { related: [] }));
      const list = await mountRelated(feed, { item: 'seed', hideWhenEmpty: value });
      expect(list.state).to.equal('empty');
      expect(getComputedStyle(list).display).to.equal(isTrue ? 'none' : 'block');
    });
  }

  it('with the value "false" overrides a configuration of true', async () => {
    configure({ lite: true });
    try {
      const card = mount<FaoItemCard>('<fao-item-card loading="click" lite="false"></fao-item-card>');
      card.data = await readGoldenItem();
      await settle(card);
      expect(hasCover(card)).to.equal(true);
      card.removeAttribute('lite');
      await card.updateComplete;
      expect(hasCover(card)).to.equal(false);
    } finally {
      configure({ lite: undefined });
    }
  });

  it('hides an empty list by its attribute, unless that is "false"', async () => {
    const feed = makeFeed(makeItem('seed', { related: [] }));
    const list = await mountRelated(feed, { item: 'seed' });
    list.setAttribute('hide-when-empty', 'false');
    await list.updateComplete;
    expect(getComputedStyle(list).display).to.equal('block');
    list.setAttribute('hide-when-empty', '');
    await list.updateComplete;
    expect(getComputedStyle(list).display).to.equal('none');
  });
});
