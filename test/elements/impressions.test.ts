import { expect, mount, until } from '../page/index.js';
import { settle } from './card.js';
import { makeFeed, makeItem, mountRelated, type List } from './list.js';

const data = makeFeed(
  makeItem('seed', { related: ['a', 'b'].map((id) => ({ id })) }),
  makeItem('a'),
  makeItem('b'),
  makeItem('c'),
);

/** Records the impressions of a list, each as `rank/count id algorithm`. */
function recordImpressions(list: List): string[] {
  const impressions: string[] = [];
  list.parentElement!.addEventListener('fao-impression', ({ detail, bubbles, cancelable, composed }) => {
    const { seed, item, rank, count, algorithm } = detail;
    expect([bubbles, cancelable, composed, detail.list, seed.id]).to.deep.equal([
      true,
      false,
      true,
      'related-items',
      'seed',
    ]);
    impressions.push(`${rank}/${count} ${item.id} ${algorithm}`);
  });
  return impressions;
}

/** Waits longer than a card must be visible for an impression. */
const waitForImpressions = () => new Promise((done) => setTimeout(done, 1_400));

describe('A list', () => {
  it('fires fao-impression once for each card of which half is visible for a second', async () => {
    // Before the cards are visible, since on a busy machine their second begins before the next line runs.
    const start = performance.now();
    const list = await mountRelated(data);
    const impressions = recordImpressions(list);
    await until(() => impressions.length === 2, 'both impressions');
    expect(performance.now() - start).to.be.greaterThan(900);
    expect(impressions).to.deep.equal(['1/2 a feed', '2/2 b feed']);
    list.requestUpdate();
    await waitForImpressions();
    expect(impressions).to.have.length(2);
  });

  it('fires no event for a card outside of the viewport until the reader scrolls to it', async () => {
    const far = mount('<div style="padding-block-start: 5000px"></div>');
    const list = await mountRelated(data);
    const impressions = recordImpressions(list);
    const box = list.parentElement!;
    far.append(box);
    await waitForImpressions();
    expect(impressions).to.deep.equal([]);
    box.scrollIntoView();
    await until(() => impressions.length === 2, 'the impressions');
    window.scrollTo(0, 0);
  });

  it('fires no event for less than half of a card, or less than a second', async () => {
    const scroller = mount('<div style="height: 400px; overflow: hidden"><div></div></div>');
    const list = await mountRelated(data);
    const impressions = recordImpressions(list);
    scroller.append(list.parentElement!);
    const [first] = [...list.shadowRoot!.querySelectorAll('article')];
    const top = first!.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.style.height = `${top + first!.clientHeight * 0.4}px`;
    await waitForImpressions();
    expect(impressions).to.deep.equal([]);
    scroller.style.height = `${top + first!.clientHeight * 0.6}px`;
    await new Promise((done) => setTimeout(done, 400));
    scroller.style.height = '0';
    await waitForImpressions();
    expect(impressions).to.deep.equal([]);
  });

  it('fires no event after it left the page', async () => {
    const list = await mountRelated(data);
    const impressions = recordImpressions(list);
    await new Promise((done) => setTimeout(done, 300));
    list.remove();
    await waitForImpressions();
    expect(impressions).to.deep.equal([]);
  });

  it('fires an event for a card that replaces another, with its algorithm', async () => {
    const list = await mountRelated(data, { max: 1 });
    const impressions = recordImpressions(list);
    await until(() => impressions.length === 1, 'the first impression');
    list.pinned = 'c';
    await list.updateComplete;
    await settle(list);
    await until(() => impressions.length === 2, 'the second impression');
    expect(impressions).to.deep.equal(['1/1 a feed', '1/1 c pinned']);
  });

  it('fires no event while the page is hidden', async () => {
    const list = await mountRelated(data);
    const impressions = recordImpressions(list);
    await list.updateComplete;
    const setVisibility = (state: string) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    setVisibility('hidden');
    await waitForImpressions();
    expect(impressions).to.deep.equal([]);
    setVisibility('visible');
    await until(() => impressions.length === 2, 'the impressions');
    Reflect.deleteProperty(document, 'visibilityState');
  });
});
