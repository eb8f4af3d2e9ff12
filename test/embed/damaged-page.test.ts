import { expect, openFeedServer, until } from '../page/index.js';
import { classicTag, moduleTag, openWidgetPage, settleCard, titleOf } from './widget-page.js';

/* Changes that libraries from around 2008 make to a page, and that pages still have. */
const changes = {
  'a property on every object': 'Object.prototype.extra = 1;',
  'a method on every object': 'Object.prototype.each = function () { throw new Error("called"); };',
  'a method on every array': 'Array.prototype.extra = function () { return this; };',
  'an Array.from without a second parameter':
    'Array.from = function (list) { const result = []; for (let i = 0; i < list.length; i++) result.push(list[i]); return result; };',
  'arrays that become strings in JSON':
    'Array.prototype.toJSON = function () { return JSON.stringify([...this]); };',
  'strings that are quoted twice in JSON': 'String.prototype.toJSON = function () { return `"${this}"`; };',
  'another Element#remove':
    'Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };',
  'another Element#replace and #update':
    'Element.prototype.replace = Element.prototype.update = function (html) { this.innerHTML = html; return this; };',
  'a global $ and a global event': 'window.$ = () => null; window.event = null; window.name = "host";',
};

describe('A card in a page that an old library changed by', () => {
  for (const [change, code] of [
    ...Object.entries(changes),
    ['all of these', Object.values(changes).join('\n')] as const,
  ]) {
    for (const [file, tag] of [
      ['module', moduleTag],
      ['classic', classicTag],
    ] as const) {
      it(`${change} shows everything (${file} file)`, async () => {
        const feed = openFeedServer().url('/feed.json');
        const card = '<fao-item-card loading="eager" item="20.500.14283/cd0683en"></fao-item-card>';
        const page = await openWidgetPage(`<script>${code}</script>${tag(`data-fao-feed="${feed}"`)}${card}`);
        const element = await settleCard(page);
        expect(titleOf(element)).to.equal('The State of World Fisheries and Aquaculture 2024');
        expect(element.shadowRoot!.querySelectorAll('[part=badge]')).to.have.length(5);
        expect(element.shadowRoot!.querySelector('[part=download]')!.textContent).to.match(
          /Download\s+PDF, 18\.4 MB/,
        );
        expect(element.shadowRoot!.textContent).to.not.match(/extra|undefined|\[object/);
        const abstract = element.shadowRoot!.querySelector<HTMLElement>('[part=abstract]')!;
        await until(() => abstract.style.getPropertyValue('--_fit'), 'the truncation of the abstract');
        await until(() => element.shadowRoot!.querySelector('img')!.naturalWidth > 0, 'the thumbnail');
      });
    }
  }
});
