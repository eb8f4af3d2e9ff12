import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, mount, openFeedServer, until, type FeedServer } from '../page/index.js';
import { findPart, paint, settleBoxes } from './boxes.js';
import './card.js';

const path = '/covers/cd0683en.svg';

async function mountItem(server: FeedServer, attributes = ''): Promise<FaoItemCard> {
  const feed = server.url('/feed.json');
  return settleBoxes(
    mount<FaoItemCard>(
      `<fao-item-card loading="eager" feed="${feed}" item="cd0683en" ${attributes}></fao-item-card>`,
    ),
  );
}

const measureSize = (element: Element): number[] => {
  const { width, height } = element.getBoundingClientRect();
  return [width, height];
};
const readOpacity = (element: Element): string => getComputedStyle(element).opacity;
const findImage = (card: FaoItemCard) => findPart(card, 'cover').querySelector('img')!;
const findPlaceholder = (card: FaoItemCard) => findPart(card, 'cover').querySelector('svg')!;

describe('The thumbnail', () => {
  for (const layout of ['row', 'column', 'compact']) {
    it(`has its space before it loads, in a ${layout}`, async () => {
      const server = openFeedServer();
      await server.hold(path);
      const card = await mountItem(server, `layout="${layout}"`);
      const before = measureSize(findPart(card, 'cover'));
      expect(Math.min(...before)).to.be.greaterThan(20);
      await server.release(path);
      await until(() => findImage(card).complete && findImage(card).naturalWidth > 0, 'the image');
      expect(measureSize(findPart(card, 'cover'))).to.deep.equal(before);
      expect(readOpacity(findImage(card))).to.equal('1');
      expect(readOpacity(findPlaceholder(card))).to.equal('0');
    });
  }

  it('is replaced by the placeholder if its URL fails', async () => {
    const server = openFeedServer();
    await server.reply(path, { status: 410 });
    const card = await mountItem(server);
    await until(() => readOpacity(findImage(card)) === '0', 'the image to be hidden');
    expect(findImage(card).naturalWidth).to.equal(0);
    expect(Number(readOpacity(findPlaceholder(card)))).to.be.greaterThan(0.2);
    expect(measureSize(findPlaceholder(card))).to.deep.equal(measureSize(findPart(card, 'cover')));
  });

  it('appears again if the next item has one', async () => {
    const server = openFeedServer();
    await server.reply(path, { status: 410 });
    const card = await mountItem(server);
    await until(() => readOpacity(findImage(card)) === '0', 'the image to be hidden');
    card.itemName = 'cc0461en';
    await until(() => findImage(card).naturalWidth > 0, 'the other image');
    await until(() => readOpacity(findImage(card)) === '1', 'the other image to be shown');
  });

  it('is hidden from screen readers, which have the title', async () => {
    const card = await mountItem(openFeedServer());
    expect(findImage(card).alt).to.equal('');
    expect(findPart(card, 'cover').getAttribute('aria-hidden')).to.equal('true');
  });
});

describe('A card with the attribute lite', () => {
  it('requests no thumbnail', async () => {
    const server = openFeedServer();
    const card = await mountItem(server, 'lite');
    await paint();
    expect(card.shadowRoot!.querySelector('img')).to.equal(null);
    const requested = (await server.requests()).map(({ url }) => url);
    expect(requested).to.deep.equal(['/feed.json']);
  });

  for (const layout of ['row', 'column', 'compact']) {
    for (const width of [240, 640]) {
      it(`has no gap for a thumbnail as a ${layout} in ${width} px`, async () => {
        const server = openFeedServer();
        const card = await mountItem(server, `lite layout="${layout}" style="inline-size: ${width}px"`);
        const [outer, title] = [card, findPart(card, 'title')].map((element) =>
          element.getBoundingClientRect(),
        );
        expect(title!.left - outer!.left, 'before the title').to.be.at.most(1);
        expect(title!.top - outer!.top, 'above the title').to.be.at.most(40);
      });
    }
  }
});
