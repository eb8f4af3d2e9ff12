import { configure } from '../../src/embed/index.js';
import {
  expect,
  expectAccessible,
  expectConsole,
  mount,
  openRepository,
  until,
  within,
  type Repository,
} from '../page/index.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { hasExpectedMessages } from '../page/console.js';
import { makeWidget } from '../hostile/widgets.js';
import { settleBoxes } from './boxes.js';
import { settle } from './card.js';

/** The UUID of a publication in six languages. */
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

/** Whether the line is visible. The same line, hidden, reserves the space for it. */
const isLineShown = (card: FaoItemCard) =>
  within(card)
    .queryAllByShadowText('Also available in:')
    .some((line) => getComputedStyle(line).visibility === 'visible');

/** Lists position and size of the boxes that must not move, each as a line of text. */
function listBoxes(card: FaoItemCard): string[] {
  const boxes = card.shadowRoot!.querySelectorAll('.title, .subtitle, .cover, .abstract, .foot, .download');
  return [card, ...boxes].map((box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return `${box.className || box.localName}: ${[x, y, width, height].map((length) => length.toFixed(1)).join(' ')}`;
  });
}

/** Maximum number of attempts, since a busy machine may take longer for its layout than the search takes. */
const maxAttempts = 8;

/**
 * Checks that no box of cards moves when their badges appear.
 *
 * @param mountCards mounts the cards of a repository whose search is slow; called again if badges appeared
 *   before the boxes were measured
 */
async function expectStill(mountCards: (repository: Repository) => readonly FaoItemCard[]): Promise<void> {
  let cards: readonly FaoItemCard[] = [];
  let before: string[][] = [];
  for (let attempts = 0; attempts === 0 || cards.some(findBadge); attempts += 1) {
    expect(attempts, 'attempts to measure cards before their badges').to.be.below(maxAttempts);
    for (const card of cards) card.parentElement!.remove();
    cards = mountCards(openRepository({ fault: 'slow', on: 'search' }));
    await Promise.all(cards.map(settleBoxes));
    before = cards.map(listBoxes);
  }
  await until(() => cards.every(findBadge), 'the badges');
  await Promise.all(cards.map(settleBoxes));
  expect(cards.map(listBoxes)).to.deep.equal(before);
}

/** Copies the cached responses of one repository to the URLs of another. */
async function copyResponses(from: string, to: string): Promise<void> {
  const cache = await caches.open('fao-widgets');
  const listCached = async () => (await cache.keys()).filter(({ url }) => url.startsWith(from));
  await until(async () => (await listCached()).length === 2, 'the cached responses');
  for (const { url } of await listCached()) {
    await cache.put(url.replace(from, to), (await cache.match(url))!);
  }
}

/** Watches the searches of a repository by their signals, until `stop` is called. */
function watchSearches({ root }: Repository): AbortSignal[] & { stop: () => void } {
  const { fetch } = window;
  const signals: AbortSignal[] = [];
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith(`${root}/discover/`)) signals.push(init!.signal!);
    return fetch(input, init);
  };
  return Object.assign(signals, { stop: () => (window.fetch = fetch) });
}

describe('A card whose language versions take a second request', () => {
  it('is ready even if that request gets no response', async () => {
    const card = await settle(mountCard(openRepository({ fault: 'stall', on: 'search' })));
    expect(card.state).to.equal('ready');
    within(card).getByShadowRole('heading', { name: 'The State of World Fisheries and Aquaculture 2024' });
    within(card).getByShadowRole('link', { name: /PDF, 18.4 MB/ });
    expect(isLineShown(card)).to.equal(false);
  });

  it('is ready first, and shows its badges when the response arrives', async () => {
    const card = await settle(mountCard(openRepository({ fault: 'slow', on: 'search' })));
    expect(card.state).to.equal('ready');
    expect(card.item?.languages).to.equal(undefined);
    expect(findBadge(card)).to.equal(null);
    await until(() => findBadge(card), 'the badges');
    expect(card.item?.languages).to.have.length(5);
    expect(card.state).to.equal('ready');
  });

  for (const layout of ['row', 'column']) {
    it(`does not move when the badges appear, at any width: ${layout}`, async () => {
      await expectStill((repository) => widths.map((width) => mountCard(repository, width, { layout })));
    });
  }

  it('fires fao-load for the item, and again for its language versions', async () => {
    const card = mountCard(openRepository({ fault: 'slow', on: 'search' }));
    const counts: (number | undefined)[] = [];
    card.addEventListener('fao-load', ({ detail }) => counts.push(detail.item?.languages?.length));
    await until(() => findBadge(card), 'the badges');
    expect(counts).to.deep.equal([undefined, 5]);
  });

  it('stays expanded if the reader has expanded it before the badges appear', async () => {
    const card = await settle(mountCard(openRepository({ fault: 'slow', on: 'search' }), 320));
    const findMore = () => within(card).queryByShadowRole('button', { name: /^Show more/ });
    (await until(findMore, 'the button')).click();
    await until(() => findBadge(card), 'the badges');
    within(card).getByShadowRole('button', { name: /^Show less/ });
  });

  it('shows no line of languages if the search fails, and does not move', async () => {
    expectConsole(/the language versions of ".*" can't be read \(status 422/, 'warn');
    const repository = openRepository({ fault: 'unprocessable' });
    const card = await settle(mountCard(repository));
    await settleBoxes(card);
    const before = listBoxes(card);
    await until(async () => (await repository.requests()).length === 2, 'the search');
    await card.updateComplete;
    expect(card.state).to.equal('ready');
    expect(listBoxes(card)).to.deep.equal(before);
    expect(isLineShown(card)).to.equal(false);
  });

  it('waits for them with prefer-lang, since it chooses the edition among them', async () => {
    const card = mountCard(openRepository({ fault: 'slow', on: 'search' }), 700, { 'prefer-lang': 'fr' });
    await settle(card);
    expect(card.item?.language).to.equal('fr');
    expect(card.item?.title).to.match(/^La situation mondiale des pêches/);
  });

  it('aborts the search when it leaves the page, and loads again when it returns', async () => {
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

  it('shows language versions from the response cache if only the search fails, and is not stale', async () => {
    const repository = openRepository({ fault: 'json-500', on: 'search', times: '3' });
    // An earlier visit, whose responses a second card finds in the cache.
    const earlier = await settle(mountCard(openRepository()));
    await until(() => findBadge(earlier), 'the badges');
    await copyResponses(earlier.feed!, repository.root);
    const card = await settle(mountCard(repository));
    await settleBoxes(card);
    const before = listBoxes(card);
    await until(() => findBadge(card), 'the badges');
    await settleBoxes(card);
    expect(card.state).to.equal('ready');
    expect(listBoxes(card)).to.deep.equal(before);
  });

  it('stays as it is if the search takes longer than the timeout', async () => {
    expectConsole(/the language versions of ".*" can't be read \(timeout/, 'warn');
    const repository = openRepository({ fault: 'stall', on: 'search' });
    configure({ timeout: 500 });
    try {
      const card = await settle(mountCard(repository));
      await settleBoxes(card);
      const before = listBoxes(card);
      await until(hasExpectedMessages, 'the warning', 30_000);
      await card.updateComplete;
      expect(card.state).to.equal('ready');
      expect(listBoxes(card)).to.deep.equal(before);
      expect(isLineShown(card)).to.equal(false);
    } finally {
      configure({ timeout: undefined });
    }
  }).timeout(60_000);

  it('aborts the search and shows only the new item if its item changes before the badges appear', async () => {
    const repository = openRepository({ fault: 'slow', on: 'search' });
    const other = openRepository();
    const { item: next } = await settle(mountCard(other, 700, { item: 'cc9258zh' }));
    const searches = watchSearches(repository);
    try {
      const card = await settle(mountCard(repository));
      const titles: (string | undefined)[] = [];
      card.addEventListener('fao-load', ({ detail }) => titles.push(detail.item?.title));
      await until(() => searches.length, 'the search');
      card.item = next!.uuid;
      await until(() => card.item?.title === next!.title, 'the new item');
      expect(searches[0]!.aborted).to.equal(true);
      await until(() => card.item?.languages, 'the language versions of the new item');
      await card.updateComplete;
      expect(new Set(titles)).to.deep.equal(new Set([next!.title]));
      expect(isLineShown(card)).to.equal(true);
      expect(card.item?.languages).to.deep.equal(next!.languages);
    } finally {
      searches.stop();
    }
  });

  it('says nothing to screen readers when the badges appear, and is accessible before and after', async () => {
    const card = await settle(mountCard(openRepository({ fault: 'slow', on: 'search' })));
    const region = card.shadowRoot!.querySelector('[role=status]')!;
    let announced = '';
    const observer = new MutationObserver(() => (announced += region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await expectAccessible(card);
    await until(() => findBadge(card), 'the badges');
    await expectAccessible(card);
    observer.disconnect();
    expect(announced).to.equal('');
  });

  it('fires no second event if the search fails', async () => {
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
    it(`does not move in the language "${language}" at ${size} in the typeface ${font}`, async () => {
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
