import {
  expect,
  expectConsole,
  mount,
  openRepository,
  until,
  within,
  type Repository,
} from '../page/index.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { makeWidget } from '../hostile/widgets.js';
import { settleBoxes } from './boxes.js';
import { settle } from './card.js';

/** The UUID that the repository gives a publication in six languages. */
const uuid = '9224a620-4025-8195-ab68-addfd8e319f2';
/** Widths of a container in CSS pixels, with one, two and three lines of badges. */
const widths = [240, 320, 400, 480, 560, 640, 700, 1000];

/** Mounts a card of a repository in a container of a width, in CSS pixels. */
function mountCard({ root }: Repository, width = 700, rest: Record<string, string> = {}): FaoItemCard {
  const box = mount('<div></div>');
  box.style.width = `${width}px`;
  const card = makeWidget('fao-item-card', { loading: 'eager', feed: root, item: uuid, ...rest });
  box.append(card);
  return card as FaoItemCard;
}

const findBadge = (card: FaoItemCard) => within(card).queryByShadowRole('link', { name: 'français' });

/** Whether a reader sees the line, besides the space that is reserved for it. */
const isLineShown = (card: FaoItemCard) =>
  within(card)
    .queryAllByShadowText('Also available in:')
    .some((line) => getComputedStyle(line).visibility === 'visible');

/** Where the boxes are that a reader may be looking at, each as a line of text. */
function listPlaces(card: FaoItemCard): string[] {
  const boxes = card.shadowRoot!.querySelectorAll('.title, .subtitle, .cover, .abstract, .foot, .download');
  return [card, ...boxes].map((box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return `${box.className || box.localName}: ${[x, y, width, height].map((place) => place.toFixed(1)).join(' ')}`;
  });
}

/**
 * Maximum number of attempts: a busy machine may need more than the two seconds of the search to lay its
 * cards out.
 */
const maxAttempts = 8;

/**
 * Checks that no box of cards moves when their badges come.
 *
 * @param mountCards mounts the cards of a repository whose search is slow; called again where badges came
 *   before the boxes were measured
 */
async function expectStill(mountCards: (repository: Repository) => readonly FaoItemCard[]): Promise<void> {
  let cards: readonly FaoItemCard[] = [];
  let before: string[][] = [];
  for (let attempts = 0; attempts === 0 || cards.some(findBadge); attempts += 1) {
    expect(attempts, 'attempts to measure cards before their badges').to.be.below(maxAttempts);
    for (const card of cards) card.parentElement!.remove();
    cards = mountCards(openRepository({ fault: 'slow', on: 'search' }));
    for (const card of cards) await settleBoxes(card);
    before = cards.map(listPlaces);
  }
  await until(() => cards.every(findBadge), 'the badges');
  for (const card of cards) await settleBoxes(card);
  expect(cards.map(listPlaces)).to.deep.equal(before);
}

/** Copies the cached responses of one repository to the URLs of another. */
async function copyAnswers(from: string, to: string): Promise<void> {
  const cache = await caches.open('fao-widgets');
  const listKept = async () => (await cache.keys()).filter(({ url }) => url.startsWith(from));
  await until(async () => (await listKept()).length === 2, 'the cached responses');
  for (const { url } of await listKept()) {
    await cache.put(url.replace(from, to), (await cache.match(url))!);
  }
}

describe('A card whose language versions take a search of their own', () => {
  it('is shown although the search gets no response', async () => {
    const card = await settle(mountCard(openRepository({ fault: 'stall', on: 'search' })));
    expect(card.state).to.equal('ready');
    within(card).getByShadowRole('heading', { name: 'The State of World Fisheries and Aquaculture 2024' });
    within(card).getByShadowRole('link', { name: /PDF, 18.4 MB/ });
    expect(isLineShown(card)).to.equal(false);
  });

  it('is shown first, and its badges once they are there', async () => {
    const card = await settle(mountCard(openRepository({ fault: 'slow', on: 'search' })));
    expect(card.state).to.equal('ready');
    expect(card.item?.languages).to.equal(undefined);
    expect(findBadge(card)).to.equal(null);
    await until(() => findBadge(card), 'the badges');
    expect(card.item?.languages).to.have.length(5);
    expect(card.state).to.equal('ready');
  });

  for (const layout of ['row', 'column']) {
    it(`does not move when they come, at any width: ${layout}`, async () => {
      await expectStill((repository) => widths.map((width) => mountCard(repository, width, { layout })));
    });
  }

  it('says by its event that the item is there, and once more when its versions are', async () => {
    const card = mountCard(openRepository({ fault: 'slow', on: 'search' }));
    const counts: (number | undefined)[] = [];
    card.addEventListener('fao-load', ({ detail }) => counts.push(detail.item?.languages?.length));
    await until(() => findBadge(card), 'the badges');
    expect(counts).to.deep.equal([undefined, 5]);
  });

  it('stays open where a reader has opened it meanwhile', async () => {
    const card = await settle(mountCard(openRepository({ fault: 'slow', on: 'search' }), 320));
    const findMore = () => within(card).queryByShadowRole('button', { name: /^Show more/ });
    (await until(findMore, 'the button')).click();
    await until(() => findBadge(card), 'the badges');
    within(card).getByShadowRole('button', { name: /^Show less/ });
  });

  it('says nothing of languages where the search fails, and stays as it is', async () => {
    expectConsole(/the language versions of ".*" can't be read \(status 422/, 'warn');
    const repository = openRepository({ fault: 'unprocessable' });
    const card = await settle(mountCard(repository));
    await settleBoxes(card);
    const before = listPlaces(card);
    await until(async () => (await repository.requests()).length === 2, 'the search');
    await card.updateComplete;
    expect(card.state).to.equal('ready');
    expect(listPlaces(card)).to.deep.equal(before);
    expect(isLineShown(card)).to.equal(false);
  });

  it('waits for them where the page prefers a language, since the edition is chosen among them', async () => {
    const card = mountCard(openRepository({ fault: 'slow', on: 'search' }), 700, { 'prefer-lang': 'fr' });
    await settle(card);
    expect(card.item?.language).to.equal('fr');
    expect(card.item?.title).to.match(/^La situation mondiale des pêches/);
  });

  it('ends the search when it leaves the page, and reads both anew when it is back', async () => {
    const repository = openRepository({ fault: 'slow', on: 'search' });
    const card = await settle(mountCard(repository));
    const box = card.parentElement!;
    let loads = 0;
    card.addEventListener('fao-load', () => (loads += 1));
    card.remove();
    const other = mountCard(openRepository({ fault: 'slow', on: 'search' }));
    await until(
      () => findBadge(other),
      'the badges of another card, for which the same search takes as long',
    );
    expect(loads).to.equal(0);
    expect(card.item?.languages).to.equal(undefined);
    box.append(card);
    await until(() => findBadge(card), 'the badges');
    expect(card.state).to.equal('ready');
  });

  it('shows versions from the cache without a word where only the search fails', async () => {
    const repository = openRepository({ fault: 'json-500', on: 'search', times: '3' });
    // The same addresses as on an earlier visit, when all was well.
    const early = await settle(mountCard(openRepository()));
    await until(() => findBadge(early), 'the badges');
    await copyAnswers(early.feed!, repository.root);
    const card = await settle(mountCard(repository));
    await settleBoxes(card);
    const before = listPlaces(card);
    await until(() => findBadge(card), 'the badges');
    await settleBoxes(card);
    expect(card.state).to.equal('ready');
    expect(listPlaces(card)).to.deep.equal(before);
  });

  it('fires no second event where no versions came', async () => {
    expectConsole(/the language versions of ".*" can't be read/, 'warn');
    const repository = openRepository({ fault: 'unprocessable' });
    const card = mountCard(repository);
    let loads = 0;
    card.addEventListener('fao-load', () => (loads += 1));
    await until(async () => (await repository.requests()).length === 2, 'the search');
    await settleBoxes(card);
    expect(loads).to.equal(1);
  });

  for (const [language, size, font] of [
    ['ru', '20px', 'monospace'],
    ['fr', '32px', 'serif'],
    ['ar', '24px', 'inherit'],
    ['zh', '16px', 'inherit'],
  ] as const) {
    it(`does not move in the language ${language}, at ${size}, in the typeface ${font}`, async () => {
      const mountStyled = (repository: Repository, width: number) => {
        const card = mountCard(repository, width, { lang: language });
        Object.assign(card.parentElement!.style, { fontSize: size, fontFamily: font });
        return card;
      };
      await expectStill((repository) => widths.map((width) => mountStyled(repository, width)));
    });
  }

  it('hides the reserved space from screen readers', async () => {
    const card = await settle(mountCard(openRepository()));
    const hidden = card.shadowRoot!.querySelector('.late > [aria-hidden=true]')!;
    expect(getComputedStyle(hidden).visibility).to.equal('hidden');
  });
});
