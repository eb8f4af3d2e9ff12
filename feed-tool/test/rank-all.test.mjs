import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeItems } from '../../bench/synthetic/make-items.mjs';
import { indexMetadata } from '../dist/src/core/related/metadata-index.js';
import { rankRelated } from '../dist/src/core/related/rank-related.js';
import { groupWorks } from '../dist/src/core/related/works.js';
import { rankAll } from '../dist/feed-tool/src/relate/rank-all.js';

const maxRelated = 6;

/** Returns the choice of the widgets: the best edition of each other work. */
function rankOneByOne(items, workOf) {
  const index = indexMetadata(items);
  return items.map((seed) => {
    const works = new Set([workOf(seed)]);
    const list = [];
    for (const { item, score, reason } of rankRelated(seed, index)) {
      if (works.has(workOf(item))) continue;
      works.add(workOf(item));
      list.push({ score, kinds: reason.shares });
    }
    return list.slice(0, maxRelated);
  });
}

describe('rankAll', () => {
  it('computes the same scores as the widgets, for items with a realistic distribution', () => {
    const items = makeItems(1_500);
    const workOf = groupWorks(items);
    const expected = rankOneByOne(items, workOf);
    const found = [...rankAll(items, { maxRelated, workOf })];
    assert.equal(found.length, items.length);
    found.forEach((list, index) => {
      assert.deepEqual(
        list.map(({ score }) => score),
        expected[index].map(({ score }) => score),
        items[index].id,
      );
    });
  });

  it('lists the newer of two equal items first, one edition per other work, with a reason', () => {
    const make = (id, dateIssued, subjects) => ({
      id,
      title: id,
      subjects,
      authors: [],
      attachments: [],
      withdrawn: false,
      dateIssued,
    });
    const items = [
      make('aa1000en', '2020', ['fisheries', 'trade']),
      make('aa1000fr', '2020', ['fisheries', 'trade']),
      make('bb1000en', '2019', ['fisheries', 'trade']),
      make('cc1000en', '2021', ['fisheries', 'trade']),
      make('cc1000fr', '2021', ['fisheries', 'trade']),
      make('dd1000en', '2022', ['forests']),
    ];
    const [list] = rankAll(items, { maxRelated, workOf: groupWorks(items) });
    assert.deepEqual(
      list.map(({ item, score }) => [item.id, score]),
      [
        ['cc1000en', 1],
        ['bb1000en', 1],
      ],
    );
    assert.equal(list[0].reason.shares, 'subjects');
    assert.deepEqual([...list[0].reason.values].sort(), ['fisheries', 'trade']);
  });

  it('returns empty lists for a single item without metadata, and none for no items', () => {
    const items = [{ id: 'a', title: 'A', subjects: [], authors: [], attachments: [], withdrawn: false }];
    assert.deepEqual([...rankAll(items, { maxRelated, workOf: ({ id }) => id })], [[]]);
    assert.deepEqual([...rankAll([], { maxRelated, workOf: ({ id }) => id })], []);
  });
});
