import type { Item } from '../../../src/core/model/item.js';
import { groupWorks } from '../../../src/core/related/works.js';
import { expect } from '../../page/index.js';
import { makeItem } from './make-item.js';

function versions(...ids: string[]): Pick<Item, 'languages'> {
  return { languages: ids.map((id) => ({ id, language: 'xx', attachments: [] })) };
}

/** Returns the ids of each work, in the order of the items. */
function group(...items: Item[]): string[][] {
  const workOf = groupWorks(items);
  const works = new Map<string, string[]>();
  for (const item of items) works.set(workOf(item), [...(works.get(workOf(item)) ?? []), item.id]);
  return [...works.values()];
}

describe('Items are language versions of one work', () => {
  it('if each names the others among its languages', () => {
    const items = [
      makeItem('en', versions('fr', 'ar')),
      makeItem('fr', versions('en', 'ar')),
      makeItem('ar', versions('en', 'fr')),
    ];
    expect(group(...items)).to.deep.equal([['en', 'fr', 'ar']]);
  });

  it('if one names the other, in either order', () => {
    expect(group(makeItem('en', versions('fr')), makeItem('fr'))).to.deep.equal([['en', 'fr']]);
    expect(group(makeItem('fr'), makeItem('en', versions('fr')))).to.deep.equal([['fr', 'en']]);
  });

  it('if each is connected with a third item', () => {
    expect(
      group(makeItem('fr', versions('en')), makeItem('en', versions('ar')), makeItem('ar')),
    ).to.deep.equal([['fr', 'en', 'ar']]);
  });

  it('if their job numbers differ only in the language', () => {
    expect(
      group(makeItem('CC3017EN'), makeItem('x', { jobNumber: 'cc3017fr' }), makeItem('cc3018en')),
    ).to.deep.equal([['CC3017EN', 'x'], ['cc3018en']]);
  });

  it('if their handles are those of two versions of one item', () => {
    const items = ['1/125', '1/125.2', '1/126.2', '20.500.14283/cd0683en', '20.500.14283/cd0683en.3'].map(
      (handle) => makeItem(handle, { handle }),
    );
    expect(group(...items).map((work) => work.length)).to.deep.equal([2, 1, 2]);
  });

  it('if they have the same DOI or handle', () => {
    const items = [
      makeItem('a', { doi: '10.4060/X' }),
      makeItem('b', { doi: '10.4060/x', handle: '1/2' }),
      makeItem('c', { handle: '1/2' }),
    ];
    expect(group(...items)).to.deep.equal([['a', 'b', 'c']]);
  });
});

describe('Items are separate works', () => {
  it('if nothing connects them', () => {
    expect(group(makeItem('a'), makeItem('b', versions()), makeItem('c'))).to.deep.equal([
      ['a'],
      ['b'],
      ['c'],
    ]);
  });

  it('if both name the same language version, which belongs to the first', () => {
    expect(group(makeItem('a', versions('v')), makeItem('b', versions('v')), makeItem('v'))).to.deep.equal([
      ['a', 'v'],
      ['b'],
    ]);
  });

  it('if an item names only itself', () => {
    expect(group(makeItem('a', versions('a')), makeItem('b'))).to.deep.equal([['a'], ['b']]);
  });
});
