import { expect, mount } from '../page/index.js';
import { findPart, settleBoxes } from './boxes.js';
import './card.js';
import { readDemoItem } from './demo-items.js';

const words = 'A host page has long texts of its own beside its widgets. '.repeat(6);
const card = '<fao-item-card></fao-item-card>';

/* Layouts of pages around a card. Its parent has the class "parent", and none sets the width of the card. */
const hosts = {
  'a block': `<div class="parent">${card}</div>`,
  'a flex row beside long text': `<div class="parent" style="display: flex">${card}<p>${words}</p></div>`,
  'a flex row beside a box that does not shrink': `<div class="parent" style="display: flex">
    ${card}<div style="flex: none; inline-size: 70%">Fixed</div></div>`,
  'a flex column that centres': `<div class="parent" style="display: flex; flex-flow: column; align-items: center">
    ${card}</div>`,
  'an auto column of a grid': `<div class="parent" style="display: grid; grid-template-columns: auto 1fr">
    ${card}<p>${words}</p></div>`,
  'a 1fr column of a grid': `<div class="parent" style="display: grid; grid-template-columns: 1fr 1fr">
    ${card}<p>${words}</p></div>`,
  'an article in a 1fr column of a grid': `<div style="display: grid; grid-template-columns: 1fr">
    <article class="parent"><p>${words}</p>${card}</article></div>`,
  'an article in a flex row': `<div style="display: flex"><article class="parent"><p>${words}</p>${card}</article></div>`,
  'a float': `<div class="parent"><style>fao-item-card { float: inline-start }</style>${card}<p>${words}</p></div>`,
  'an inline element': `<div class="parent"><style>fao-item-card { display: inline }</style>${card}</div>`,
  'an inline-block': `<div><div class="parent" style="display: inline-block">${card}</div></div>`,
  'a box as wide as its content': `<div style="position: relative; block-size: 50em">
    <div class="parent" style="position: absolute">${card}</div></div>`,
  'a table cell': `<table><tr><td class="parent">${card}</td><td>Second</td></tr></table>`,
  'a table cell beside long text': `<table><tr><td class="parent">${card}</td><td>${words}</td></tr></table>`,
};

const measureWidth = (element: Element): number => element.getBoundingClientRect().width;

/** Measures the width for the first child of a parent: its first grid column, or all within its padding. */
function measureSpace(parent: Element): number {
  const { display, gridTemplateColumns, paddingLeft, paddingRight } = getComputedStyle(parent);
  if (display === 'grid') return parseFloat(gridTemplateColumns);
  return measureWidth(parent) - parseFloat(paddingLeft) - parseFloat(paddingRight);
}

describe('The width of a card', () => {
  for (const [name, html] of Object.entries(hosts)) {
    for (const width of [320, 720]) {
      it(`is readable and fits into ${name} of a page of ${width} px`, async () => {
        const item = await readDemoItem('creating-alternatives-to-migration-en');
        const page = mount(`<div style="width: ${width}px">${html}</div>`);
        const element = page.querySelector('fao-item-card')!;
        element.data = item;
        await settleBoxes(element);
        const parent = page.querySelector('.parent')!;
        const space = measureSpace(parent);
        const readable = Math.min(space, 15 * parseFloat(getComputedStyle(element).fontSize));
        const shown = measureWidth(findPart(element, 'card'));
        expect(shown, 'maximum in its parent').to.be.at.most(space + 0.5);
        expect(shown, 'readable minimum').to.be.at.least(readable - 0.5);
        expect(measureWidth(parent), 'maximum of the parent in the page').to.be.at.most(width + 0.5);
        for (const part of ['title', 'abstract']) {
          const { width: inline, height } = findPart(element, part).getBoundingClientRect();
          expect(inline, part).to.be.at.least(64);
          expect(height, part).to.be.at.least(15);
        }
      });
    }
  }
});
