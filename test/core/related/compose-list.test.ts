import type { Item } from '../../../src/core/model/item.js';
import { composeList, type CompositionOptions } from '../../../src/core/related/compose-list.js';
import { groupWorks } from '../../../src/core/related/works.js';
import { expect } from '../../page/index.js';
import { makeItem } from './make-item.js';

const seed = makeItem('cc0001en');
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => makeItem(id)) as [Item, Item, Item, Item];

function compose(candidates: readonly Item[], options: Partial<CompositionOptions> = {}): string[] {
  const all = [seed, ...candidates, ...(options.pinned ?? []), ...(options.excluded ?? [])];
  const list = composeList(
    candidates.map((item) => ({ item, algorithm: 'feed' })),
    {
      seed,
      max: 3,
      pinned: [],
      excluded: [],
      workOf: groupWorks(all),
      chooseEdition: (item) => item,
      ...options,
    },
  );
  return list.map(({ item, algorithm }) => (algorithm === 'feed' ? item.id : `${algorithm}: ${item.id}`));
}

describe('A list', () => {
  it('has the candidates in their order, up to the maximum', () => {
    expect(compose([d, c, b, a])).to.deep.equal(['d', 'c', 'b']);
    expect(compose([a])).to.deep.equal(['a']);
  });

  it('begins with the pinned items, which count towards the maximum and are not repeated', () => {
    expect(compose([a, b, c], { pinned: [c, d] })).to.deep.equal(['pinned: c', 'pinned: d', 'a']);
    expect(compose([a], { pinned: [a, b, c, d] })).to.deep.equal(['pinned: a', 'pinned: b', 'pinned: c']);
  });

  it('has no excluded item, not even a pinned one, and no other edition of one', () => {
    const edition = makeItem('cc7000fr');
    expect(compose([a, edition, b], { pinned: [c], excluded: [makeItem('cc7000en'), c] })).to.deep.equal([
      'a',
      'b',
    ]);
  });

  it('has neither the seed nor a language version of it', () => {
    expect(compose([seed, makeItem('cc0001fr'), a])).to.deep.equal(['a']);
  });

  it('has one edition per work, chosen by chooseEdition', () => {
    const english = makeItem('cc9000en');
    const french = makeItem('cc9000fr');
    const chooseEdition = (item: Item) => (item === french ? english : item);
    expect(compose([french, a, english], { chooseEdition })).to.deep.equal(['cc9000en', 'a']);
  });

  it('replaces a withdrawn item by another edition of it, if there is one', () => {
    const gone = makeItem('cc9000en', { withdrawn: true });
    expect(compose([gone, a])).to.deep.equal(['a']);
    expect(compose([gone, makeItem('cc9000fr'), a])).to.deep.equal(['cc9000fr', 'a']);
  });

  it('reads at most one candidate more than it has entries', () => {
    const read: string[] = [];
    function* candidates() {
      for (const item of [a, b, c, d]) {
        read.push(item.id);
        yield { item, algorithm: 'metadata' as const };
      }
    }
    const workOf = groupWorks([seed, a, b, c, d]);
    composeList(candidates(), {
      seed,
      max: 2,
      pinned: [],
      excluded: [],
      workOf,
      chooseEdition: (item) => item,
    });
    expect(read).to.deep.equal(['a', 'b', 'c']);
  });
});
