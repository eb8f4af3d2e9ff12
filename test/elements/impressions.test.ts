import { expect, mount, until } from '../page/index.js';
import { settle } from './card.js';
import { makeFeed, makeItem, mountRelated, type List } from './list.js';

const data = makeFeed(
  makeItem('seed', { related: ['a', 'b'].map((id) => ({ id })) }),
  makeItem('a'),
  makeItem('b'),
  makeItem('c'),
);

/** The impressions heard outside a list, each as `rank/count id algorithm`. */
function listen(list: List): string[] {
  const heard: string[] = [];
  list.parentElement!.addEventListener('fao-impression', ({ detail, bubbles, cancelable, composed }) => {
    const { seed, item, rank, count, algorithm } = detail;
    expect([bubbles, cancelable, composed, detail.list, seed.id]).to.deep.equal([
      true,
      false,
      true,
      'related-items',
      'seed',
    ]);
    heard.push(`${rank}/${count} ${item.id} ${algorithm}`);
  });
  return heard;
}

/** Longer than it takes to count as seen. */
const enough = () => new Promise((done) => setTimeout(done, 1_400));

describe('fao-impression', () => {
  it('comes once for each card of which half was visible for a second', async () => {
    // Before the cards can be visible: on a busy machine their second begins long before this test goes on.
    const start = performance.now();
    const list = await mountRelated(data);
    const heard = listen(list);
    await until(() => heard.length === 2, 'both impressions');
    expect(performance.now() - start).to.be.greaterThan(900);
    expect(heard).to.deep.equal(['1/2 a feed', '2/2 b feed']);
    list.requestUpdate();
    await enough();
    expect(heard).to.have.length(2);
  });

  it('does not come for a card that is out of sight, until it is scrolled to', async () => {
    const far = mount('<div style="padding-block-start: 5000px"></div>');
    const list = await mountRelated(data);
    const heard = listen(list);
    const box = list.parentElement!;
    far.append(box);
    await enough();
    expect(heard).to.deep.equal([]);
    box.scrollIntoView();
    await until(() => heard.length === 2, 'the impressions');
    window.scrollTo(0, 0);
  });

  it('does not come for less than half of a card, nor for less than a second', async () => {
    const window_ = mount('<div style="height: 400px; overflow: hidden"><div></div></div>');
    const list = await mountRelated(data);
    const heard = listen(list);
    window_.append(list.parentElement!);
    const [first] = [...list.shadowRoot!.querySelectorAll('article')];
    const top = first!.getBoundingClientRect().top - window_.getBoundingClientRect().top;
    window_.style.height = `${top + first!.clientHeight * 0.4}px`;
    await enough();
    expect(heard).to.deep.equal([]);
    window_.style.height = `${top + first!.clientHeight * 0.6}px`;
    await new Promise((done) => setTimeout(done, 400));
    window_.style.height = '0';
    await enough();
    expect(heard).to.deep.equal([]);
  });

  it('does not come for a list that left the page', async () => {
    const list = await mountRelated(data);
    const heard = listen(list);
    await new Promise((done) => setTimeout(done, 300));
    list.remove();
    await enough();
    expect(heard).to.deep.equal([]);
  });

  it('comes for a new card in the place of another, and says how it came there', async () => {
    const list = await mountRelated(data, { max: 1 });
    const heard = listen(list);
    await until(() => heard.length === 1, 'the first impression');
    list.pinned = 'c';
    await list.updateComplete;
    await settle(list);
    await until(() => heard.length === 2, 'the other');
    expect(heard).to.deep.equal(['1/1 a feed', '1/1 c pinned']);
  });

  it('waits while the page is behind another', async () => {
    const list = await mountRelated(data);
    const heard = listen(list);
    await list.updateComplete;
    const setVisibility = (state: string) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    setVisibility('hidden');
    await enough();
    expect(heard).to.deep.equal([]);
    setVisibility('visible');
    await until(() => heard.length === 2, 'the impressions');
    Reflect.deleteProperty(document, 'visibilityState');
  });
});
