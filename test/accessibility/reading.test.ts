import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, hasDevtools, mount, sendToDevtools, until } from '../page/index.js';
import { findPart, settleBoxes } from '../elements/boxes.js';
import { measureContrast } from '../elements/contrast.js';
import { readDemoItem } from '../elements/demo-items.js';

async function mountCard(html = '<div><fao-item-card></fao-item-card></div>'): Promise<FaoItemCard> {
  const item = await readDemoItem('cd0683en');
  const card = mount(html).querySelector('fao-item-card')!;
  card.data = item;
  return settleBoxes(card);
}

async function emulate(parameters: object): Promise<void> {
  await sendToDevtools('Emulation.setEmulatedMedia', parameters);
}

/** Returns the classes of the texts of an expanded card that are cut, or overflow it sideways. */
function findUnreadable(card: FaoItemCard): string[] {
  const { left, right } = card.getBoundingClientRect();
  const texts = card.shadowRoot!.querySelectorAll<HTMLElement>(
    '.meta, .title, .subtitle, .abstract, .badge, .foot > *',
  );
  const shown = [...texts].filter((text) => text.getClientRects().length);
  return shown.flatMap((text) => {
    const box = text.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(text).lineHeight);
    const isCut =
      text.scrollHeight > text.clientHeight + line / 2 && getComputedStyle(text).overflow === 'hidden';
    const overflows = box.left < left - 1 || box.right > right + 1;
    return isCut || overflows ? [text.className] : [];
  });
}

describe('A reader', () => {
  for (const lang of ['ar', 'en', 'ru', 'zh']) {
    it(`can zoom to 400 % and still read the whole card in the language "${lang}"`, async () => {
      // A window of 1280 px at 400 % has the width of one of 320 px (WCAG 2.2, 1.4.10).
      const card =
        await mountCard(`<div style="width: 320px" lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
        <fao-item-card></fao-item-card></div>`);
      card.shadowRoot!.querySelector<HTMLElement>('.more')!.click();
      await settleBoxes(card);
      expect(findUnreadable(card)).to.deep.equal([]);
      expect(card.scrollWidth).to.be.at.most(card.clientWidth);
    });
  }

  it('can zoom text alone to 200 % and still read the whole card', async () => {
    const card = await mountCard(
      '<div style="width: 480px; font-size: 200%"><fao-item-card></fao-item-card></div>',
    );
    card.shadowRoot!.querySelector<HTMLElement>('.more')!.click();
    await settleBoxes(card);
    expect(findUnreadable(card)).to.deep.equal([]);
  });

  it('can widen the space between letters, words and lines and still read it (WCAG 2.2, 1.4.12)', async () => {
    const card =
      await mountCard(`<div style="width: 320px; letter-spacing: 0.12em; word-spacing: 0.16em; line-height: 1.5">
      <fao-item-card></fao-item-card></div>`);
    card.shadowRoot!.querySelector<HTMLElement>('.more')!.click();
    await settleBoxes(card);
    expect(getComputedStyle(findPart(card, 'abstract')).letterSpacing).to.not.equal('normal');
    expect(findUnreadable(card)).to.deep.equal([]);
  });
});

describe('Text in a script', () => {
  it('with joined letters gets no letter spacing from the page, and has lines of sufficient height', async () => {
    const card = await mountCard(
      '<div lang="ar" dir="rtl" style="letter-spacing: 2px"><fao-item-card prefer-lang="ar"></fao-item-card></div>',
    );
    await until(() => card.item?.language === 'ar', 'the Arabic edition');
    await settleBoxes(card);
    for (const [part, minimum] of [
      ['title', 1.5],
      ['abstract', 1.7],
    ] as const) {
      const { letterSpacing, lineHeight, fontSize } = getComputedStyle(findPart(card, part));
      expect(letterSpacing, part).to.match(/^(?:normal|0px)$/);
      expect(parseFloat(lineHeight) / parseFloat(fontSize), part).to.be.at.least(minimum - 0.01);
    }
  });

  it('with ideographs has lines of sufficient height', async () => {
    const card = await mountCard('<div lang="zh"><fao-item-card prefer-lang="zh"></fao-item-card></div>');
    await until(() => card.item?.language === 'zh', 'the Chinese edition');
    const { lineHeight, fontSize } = getComputedStyle(findPart(card, 'abstract'));
    expect(parseFloat(lineHeight) / parseFloat(fontSize)).to.be.at.least(1.65);
  });
});

if (hasDevtools) {
  describe('A printed page', () => {
    afterEach(() => emulate({ media: '' }));

    it('has the whole texts of a card, the URLs of its links, and no buttons', async () => {
      const card = await mountCard('<div style="width: 320px"><fao-item-card></fao-item-card></div>');
      const more = await until(() => card.shadowRoot!.querySelector('.more'), 'the measured card');
      expect(more.getClientRects()).to.have.length(1);
      await emulate({ media: 'print' });
      expect(findUnreadable(card)).to.deep.equal([]);
      // On a busy machine the card has measured its text again by now, and has removed the button.
      expect(card.shadowRoot!.querySelector('.more')?.getClientRects() ?? []).to.have.length(0);
      for (const selector of ['.title a', 'a.download']) {
        const link = card.shadowRoot!.querySelector<HTMLAnchorElement>(selector)!;
        const { content, display, direction } = getComputedStyle(link, '::after');
        expect(content, selector).to.equal(JSON.stringify(link.getAttribute('href')));
        expect([display, direction]).to.deep.equal(['block', 'ltr']);
      }
    });

    it('has the whole texts of the items of a list', async () => {
      const item = await readDemoItem('cc7724en');
      const list = mount(
        '<div style="width: 480px"><fao-related-items layout="grid" item="seed"></fao-related-items></div>',
      ).querySelector('fao-related-items')!;
      list.data = {
        version: 'https://jsonfeed.org/version/1.1',
        title: '',
        items: [
          { id: 'seed', title: 'Seed', _fao: { related: [{ id: item.id, reason: 'Why. '.repeat(60) }] } },
          item,
        ],
      };
      await settleBoxes(list);
      await emulate({ media: 'print' });
      const reason = findPart(list, 'reason');
      expect(reason.scrollHeight).to.be.at.most(reason.clientHeight + 1);
    });
  });

  describe('A reader who prefers', () => {
    afterEach(() => emulate({ features: [] }));

    it('more contrast sees all texts in the colour of the page, and underlined links', async () => {
      const card = await mountCard(
        '<div style="background: #fff; color: #000"><fao-item-card></fao-item-card></div>',
      );
      await emulate({ features: [{ name: 'prefers-contrast', value: 'more' }] });
      for (const part of ['meta', 'subtitle', 'languages']) {
        expect(measureContrast(findPart(card, part)), part).to.be.at.least(20);
      }
      const { textDecorationLine } = getComputedStyle(findPart(card, 'title').querySelector('a')!);
      expect(textDecorationLine).to.equal('underline');
    });

    it('forced colours still sees covers, skeletons and the current language', async () => {
      const card = await mountCard('<div><fao-item-card prefer-lang="en"></fao-item-card></div>');
      await emulate({ features: [{ name: 'forced-colors', value: 'active' }] });
      for (const selector of ['.cover', '.badge[aria-current]']) {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(
          card.shadowRoot!.querySelector(selector)!,
        );
        expect([borderTopWidth, borderTopStyle], selector).to.deep.equal(['1px', 'solid']);
      }
      const { content } = getComputedStyle(
        card.shadowRoot!.querySelector('.badge[aria-current]')!,
        '::before',
      );
      expect(content).to.contain('✓');
    });
  });

  describe('A card in a browser that saves data', () => {
    afterEach(() => sendToDevtools('Emulation.setDataSaverOverride', {}));

    it('requests no thumbnail', async () => {
      await sendToDevtools('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
      const card = await mountCard();
      expect(card.item?.image).to.be.a('string');
      expect(card.shadowRoot!.querySelector('img, .cover')).to.equal(null);
    });
  });
}
