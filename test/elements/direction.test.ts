import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, expectAccessible, expectConsole, mount, openFeedServer, within } from '../page/index.js';
import { findPart, settleBoxes } from './boxes.js';
import { settle } from './card.js';
import { makeFeed, makeItem, mountRelated } from './list.js';

async function mountIn(attributes: string, data: unknown): Promise<FaoItemCard> {
  const page = mount(`<div ${attributes}><fao-item-card></fao-item-card></div>`);
  const card = page.querySelector('fao-item-card')!;
  card.data = data;
  return settleBoxes(card);
}

/** Returns the language of a part and its computed direction. */
function readPart(card: Element, part: string): { lang: string; direction: string } {
  const element = findPart(card, part);
  const { lang } = element.closest<HTMLElement>('[lang]')!;
  return { lang, direction: getComputedStyle(element).direction };
}

/** Returns the left and right edge of the rendered text of a node. */
function measureText(node: Node): { left: number; right: number } {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

const english = {
  id: '1',
  title: 'Soils and seasons (2024).',
  summary: 'Soil keeps carbon.',
  language: 'en',
  url: 'https://repository.example/1',
  attachments: [
    { url: 'https://files.example/a.pdf', mime_type: 'application/pdf', size_in_bytes: 18_400_000 },
  ],
  _fao: { type: 'Book (series)', subtitle: 'A guide', date_issued: '2024' },
};
const arabic = {
  ...english,
  title: 'التربة والفصول (2024).',
  summary: 'التربة تحفظ الكربون.',
  language: 'ar',
};

describe('A card in a right-to-left page', () => {
  it('has its cover on the right, its text beside it, and the download at the right edge', async () => {
    const card = await mountIn('lang="ar" dir="rtl" style="width: 640px"', arabic);
    const { right, width } = card.getBoundingClientRect();
    const [cover, title, download] = ['cover', 'title', 'download'].map((part) =>
      findPart(card, part).getBoundingClientRect(),
    );
    expect(cover!.right).to.be.closeTo(right, 1);
    expect(title!.right).to.be.below(cover!.left);
    expect(download!.right).to.be.closeTo(title!.right, 1);
    expect(width).to.be.closeTo(640, 1);
    await expectAccessible(card);
  });

  it('renders an English title left to right, with its language and with its full stop at its end', async () => {
    const card = await mountIn('lang="ar" dir="rtl"', english);
    for (const part of ['title', 'subtitle', 'abstract']) {
      expect(readPart(card, part), part).to.deep.equal({ lang: 'en', direction: 'ltr' });
    }
    const link = findPart(card, 'title').querySelector('a')!;
    const range = document.createRange();
    range.setStart(link.firstChild!, 0);
    const text = link.textContent.trim();
    const node = [...link.childNodes].find(({ textContent }) => textContent?.includes('2024'))!;
    const end = node.textContent!.indexOf('.');
    range.setStart(node, end);
    range.setEnd(node, end + 1);
    expect(text.endsWith('.')).to.equal(true);
    expect(range.getBoundingClientRect().right).to.be.closeTo(measureText(node).right, 1);
    // The title is aligned to the cover on the right, although its text runs from left to right.
    const title = findPart(card, 'title').getBoundingClientRect();
    expect(measureText(node).right).to.be.closeTo(title.right, 2);
  });

  it('does not mark a type in Latin letters as Arabic', async () => {
    const card = await mountIn('lang="ar" dir="rtl"', english);
    const type = within(card).getByShadowText('Book (series)');
    expect([type.lang, getComputedStyle(type).direction]).to.deep.equal(['', 'ltr']);
  });

  it('keeps a size and its unit together, after the format', async () => {
    const card = await mountIn('lang="ar" dir="rtl"', arabic);
    const [format, size] = findPart(card, 'download').querySelectorAll('bdi');
    expect(format!.textContent).to.equal('PDF');
    expect(size!.textContent).to.match(/^(?:18\.4|١٨٫٤)\s?م\.ب/);
    expect(measureText(format!).left).to.be.above(measureText(size!).right);
  });

  it('shows the year in the digits of the region', async () => {
    const years = [];
    for (const tag of ['ar-EG', 'ar-MA']) {
      const card = await mountIn(`lang="${tag}" dir="rtl"`, arabic);
      const time = card.shadowRoot!.querySelector('time')!;
      expect(time.dateTime).to.equal('2024');
      years.push(time.textContent);
    }
    expect(years).to.deep.equal(['٢٠٢٤', '2024']);
  });
});

describe('An Arabic publication in an English page', () => {
  it('has its texts marked as Arabic, and the cover on the left', async () => {
    const card = await mountIn('lang="en" style="width: 640px"', arabic);
    for (const part of ['title', 'abstract']) {
      expect(readPart(card, part), part).to.deep.equal({ lang: 'ar', direction: 'rtl' });
    }
    const cover = findPart(card, 'cover').getBoundingClientRect();
    expect(cover.left).to.be.closeTo(card.getBoundingClientRect().left, 1);
    await expectAccessible(card);
  });

  it('has no language on an abstract in Latin letters', async () => {
    const card = await mountIn('lang="en"', { ...arabic, summary: 'Soil keeps carbon.' });
    expect(readPart(card, 'abstract')).to.deep.equal({ lang: '', direction: 'ltr' });
    expect(readPart(card, 'title')).to.deep.equal({ lang: 'ar', direction: 'rtl' });
  });
});

describe('The shared subjects of a related item', () => {
  const list = (tag: string, language: string) =>
    mountRelated(
      makeFeed(makeItem('seed', {}, { tags: [tag] }), makeItem('a', {}, { tags: [tag], language })),
      {
        lang: 'ar',
      },
    );

  it('are marked with the language of the item', async () => {
    const values = (await list('تربة', 'ar')).shadowRoot!.querySelector<HTMLElement>('.reason bdi')!;
    expect([values.lang, values.dir]).to.deep.equal(['ar', 'rtl']);
  });

  it('have no language if their script is that of another', async () => {
    const values = (await list('soil', 'ar')).shadowRoot!.querySelector<HTMLElement>('.reason bdi')!;
    expect([values.lang, getComputedStyle(values).direction]).to.deep.equal(['', 'ltr']);
  });
});

describe('The fallback content', () => {
  it('keeps the direction of the page if the interface has another', async () => {
    for (const [lang, dir, own] of [
      ['fa', 'rtl', 'ltr'],
      ['en', 'ltr', 'rtl'],
    ] as const) {
      expectConsole(/status 404/, 'error');
      const feed = openFeedServer().url('/none.json');
      const page = mount(`<div lang="${lang}" dir="${dir}">
        <fao-item-card loading="eager" feed="${feed}" lang="${own === 'rtl' ? 'ar' : 'en'}"><p>(2024).</p></fao-item-card>
      </div>`);
      const card = await settle(page.querySelector('fao-item-card')!);
      expect(card.shadowRoot!.querySelector<HTMLElement>('.frame')!.dir).to.equal(own);
      expect(getComputedStyle(card.querySelector('p')!).direction).to.equal(dir);
    }
  });
});
