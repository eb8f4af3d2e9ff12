import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, mount, openFeedServer } from '../page/index.js';
import { findPart, settleBoxes } from './boxes.js';
import './card.js';
import { measureContrast } from './contrast.js';
import { readDemoItem } from './demo-items.js';

/** Seven to one: WCAG 2.2, success criterion 1.4.6 (level AAA). */
const minContrast = 7;
const pages = {
  light: 'color-scheme: light; background: Canvas; color: CanvasText',
  dark: 'color-scheme: dark; background: Canvas; color: CanvasText',
};

async function mountIn(style: string, attributes = ''): Promise<FaoItemCard> {
  const item = attributes.includes('feed=') ? undefined : await readDemoItem('cd0683en');
  const host = mount(`<div style="${style}"><fao-item-card ${attributes}></fao-item-card></div>`);
  const card = host.querySelector('fao-item-card')!;
  card.data = item;
  return settleBoxes(card);
}

const findLink = (card: FaoItemCard) => findPart(card, 'title').querySelector('a')!;

describe('The colours of a card', () => {
  for (const [scheme, style] of Object.entries(pages)) {
    it(`have enough contrast on a ${scheme} page`, async () => {
      const card = await mountIn(style, 'prefer-lang="en"');
      const texts = [
        findLink(card),
        ...card.shadowRoot!.querySelectorAll(
          '[part~=meta] > *, [part~=subtitle], [part~=languages] > span, [part~=badge], [part~=abstract], [part~=download], .facts',
        ),
      ];
      expect(texts.length).to.be.greaterThan(8);
      for (const text of texts) expect(measureContrast(text), text.outerHTML).to.be.at.least(minContrast);
    });

    it(`have enough contrast in messages and buttons on a ${scheme} page`, async () => {
      const server = openFeedServer();
      const feed = server.url('/feed.json');
      await server.reply('/feed.json', {
        json: { version: 'https://jsonfeed.org/version/1.1', title: '', items: [] },
      });
      const empty = await mountIn(style, `loading="eager" feed="${feed}"`);
      expect(measureContrast(findPart(empty, 'message'))).to.be.at.least(minContrast);
      const waiting = mount(`<div style="${style}"><fao-item-card loading="click"></fao-item-card></div>`);
      const card = waiting.querySelector('fao-item-card')!;
      await card.updateComplete;
      expect(measureContrast(findPart(card, 'button'))).to.be.at.least(minContrast);
    });
  }

  for (const [text, background] of [
    ['#212121', '#fff8e1'],
    ['#1d2428', '#f5f7f8'],
    ['#fff', '#00263a'],
    ['#fff', '#2b1d0e'],
  ]) {
    it(`have enough contrast for muted texts on other backgrounds, if the text has 14:1: ${text} on ${background}`, async () => {
      const card = await mountIn(`color-scheme: light; background: ${background}; color: ${text}`);
      expect(measureContrast(findPart(card, 'abstract'))).to.be.at.least(14);
      for (const part of ['subtitle', 'meta', 'languages']) {
        expect(measureContrast(findPart(card, part)), part).to.be.at.least(minContrast);
      }
    });
  }

  it('follow the colour scheme of their container, not of the page', async () => {
    const [light, dark] = [await mountIn(pages.light), await mountIn(pages.dark)];
    expect(getComputedStyle(findLink(light)).color).to.equal('rgb(0, 79, 124)');
    expect(getComputedStyle(findLink(dark)).color).to.equal('rgb(143, 204, 245)');
  });

  it('are those of the custom properties that an ancestor sets', async () => {
    const card = await mountIn('--fao-link-color: rgb(120, 0, 60); --fao-text-color: rgb(20, 30, 40)');
    expect(getComputedStyle(findLink(card)).color).to.equal('rgb(120, 0, 60)');
    expect(getComputedStyle(findPart(card, 'abstract')).color).to.equal('rgb(20, 30, 40)');
  });
});
