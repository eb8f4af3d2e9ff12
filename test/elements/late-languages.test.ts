import { configure } from '../../src/embed/index.js';
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

/** Mounts a card of a repository in a container of a width, in CSS pixels. */
function mountCard({ root }: Repository, width = 700, rest: Record<string, string> = {}): FaoItemCard {
  const box = mount('<div></div>');
  box.style.width = `${width}px`;
  const card = makeWidget('fao-item-card', { loading: 'eager', feed: root, item: uuid, ...rest });
  box.append(card);
  return card as FaoItemCard;
}

const findBadge = (card: FaoItemCard) => within(card).queryByShadowRole('link', { name: 'français' });

/** Where the boxes are that a reader may be looking at, each as a line of text. */
function listPlaces(card: FaoItemCard): string[] {
  const boxes = card.shadowRoot!.querySelectorAll('.title, .subtitle, .cover, .abstract, .foot, .download');
  return [card, ...boxes].map((box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return `${box.className || box.localName}: ${[x, y, width, height].map((place) => place.toFixed(1)).join(' ')}`;
  });
}

describe('A card whose language versions take a search of their own', () => {
  it('is shown although the search is never answered, which the developer is told', async () => {
    configure({ timeout: 2_000 });
    expectConsole(/the language versions of ".*" can't be read \(timeout/, 'warn');
    const card = await settle(mountCard(openRepository({ fault: 'stall', on: 'search' })));
    expect(card.state).to.equal('ready');
    within(card).getByShadowRole('heading', { name: 'The State of World Fisheries and Aquaculture 2024' });
    within(card).getByShadowRole('link', { name: /PDF, 18.4 MB/ });
    expect(within(card).queryByShadowText('Also available in:')).to.equal(null);
    configure({ timeout: undefined });
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
    for (const width of [240, 320, 400, 480, 560, 640, 700, 1000]) {
      it(`does not move when they come: ${layout}, ${width} px`, async () => {
        const card = await settle(
          mountCard(openRepository({ fault: 'slow', on: 'search' }), width, { layout }),
        );
        await settleBoxes(card);
        const before = listPlaces(card);
        expect(findBadge(card)).to.equal(null);
        await until(() => findBadge(card), 'the badges');
        await settleBoxes(card);
        expect(listPlaces(card)).to.deep.equal(before);
      });
    }
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
    expect(within(card).queryByShadowText('Also available in:')).to.equal(null);
  });

  it('waits for them where the page prefers a language, since the edition is chosen among them', async () => {
    const card = mountCard(openRepository({ fault: 'slow', on: 'search' }), 700, { 'prefer-lang': 'fr' });
    await settle(card);
    expect(card.item?.language).to.equal('fr');
    expect(card.item?.title).to.match(/^La situation mondiale des pêches/);
  });

  it('hides the reserved space from screen readers', async () => {
    const card = await settle(mountCard(openRepository()));
    const hidden = card.shadowRoot!.querySelector('.late > [aria-hidden=true]')!;
    expect(getComputedStyle(hidden).visibility).to.equal('hidden');
    expect(hidden.textContent.trim()).to.equal('');
  });
});
