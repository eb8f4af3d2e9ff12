import type { Item } from '../../../src/core/model/item.js';
import { indexMetadata } from '../../../src/core/related/metadata-index.js';
import { rankRelated, type RankedItem } from '../../../src/core/related/rank-related.js';
import { expect } from '../../page/index.js';
import { makeItem } from './make-item.js';

function rank(seed: Item, others: readonly Item[]): RankedItem[] {
  return [...rankRelated(seed, indexMetadata([seed, ...others]))];
}

const idsOf = (ranked: readonly RankedItem[]) => ranked.map(({ item }) => item.id);

/** Items with one subject each that no other has, so that the values of a test differ in rarity. */
const others = Array.from({ length: 20 }, (_, index) =>
  makeItem(`other-${index}`, { subjects: [`subject ${index}`], type: 'Book (series)' }),
);

describe('Related items', () => {
  it('share a subject with the seed', () => {
    const seed = makeItem('seed', { subjects: ['migration', 'labour'] });
    const related = makeItem('related', { subjects: ['Migration'] });
    expect(idsOf(rank(seed, [...others, related]))).to.deep.equal(['related']);
  });

  it('may share a series or an author instead', () => {
    const seed = makeItem('seed', { series: 'FAO Forestry Paper 187', authors: ['Davis, B.', 'FAO'] });
    const bySeries = makeItem('by-series', { series: 'FAO Forestry Paper, No. 12' });
    const byAuthor = makeItem('by-author', { authors: ['davis, b.'] });
    const ranked = rank(seed, [...others, bySeries, byAuthor]);
    expect(ranked.map(({ item, reason }) => [item.id, reason])).to.deep.equal([
      ['by-series', { shares: 'series', values: ['FAO Forestry Paper'] }],
      ['by-author', { shares: 'authors', values: ['davis, b.'] }],
    ]);
  });

  it('are not related by their type alone, but it breaks ties', () => {
    const seed = makeItem('seed', { subjects: ['soil'], type: 'Booklet' });
    const sameType = makeItem('same-type', { type: 'Booklet' });
    const equals = ['Book (series)', 'Booklet', 'Poster, banner'].map((type) =>
      makeItem(type, { subjects: ['soil'], type }),
    );
    expect(idsOf(rank(seed, [...others, sameType, ...equals]))[0]).to.equal('Booklet');
    expect(idsOf(rank(seed, [...others, sameType, ...equals]))).not.to.contain('same-type');
  });

  it('score higher for a rare value', () => {
    const seed = makeItem('seed', { subjects: ['food security', 'camelids'] });
    const common = others.map((item) => ({ ...item, subjects: ['food security'] }));
    const rare = makeItem('rare', { subjects: ['camelids'] });
    expect(idsOf(rank(seed, [...common, rare]))[0]).to.equal('rare');
  });

  it('do not score higher for having many subjects', () => {
    const seed = makeItem('seed', { subjects: ['soil'] });
    const broad = makeItem('broad', { subjects: ['soil', ...others.flatMap(({ subjects }) => subjects)] });
    const narrow = makeItem('narrow', { subjects: ['soil', 'carbon'] });
    expect(idsOf(rank(seed, [broad, narrow]))).to.deep.equal(['narrow', 'broad']);
  });

  it('have a stable order: with equal scores the newest first, then in the order of the feed', () => {
    const seed = makeItem('seed', { subjects: ['soil'] });
    const alike = [undefined, '2020', '2023-05', '2020', '2023'].map((dateIssued, index) =>
      makeItem(`${index} ${dateIssued ?? 'undated'}`, {
        subjects: ['soil'],
        ...(dateIssued && { dateIssued }),
      }),
    );
    const expected = ['2 2023-05', '4 2023', '1 2020', '3 2020', '0 undated'];
    for (let round = 0; round < 3; round++) expect(idsOf(rank(seed, alike))).to.deep.equal(expected);
  });

  it('never include the seed, and score at most 1', () => {
    const seed = makeItem('seed', { subjects: ['soil'], series: 'S', authors: ['A'], type: 'Booklet' });
    const twin = { ...seed, id: 'twin' };
    const ranked = rank(seed, [twin, ...others]);
    expect(ranked.map(({ item, score }) => [item.id, score])).to.deep.equal([['twin', 1]]);
  });

  it('have a score that follows the formula', () => {
    const seed = makeItem('seed', { subjects: ['a', 'b'] });
    const other = makeItem('other', { subjects: ['a', 'c'] });
    // Both items have "a", one has "b", and one has "c".
    const common = Math.log(1 + 0.5 / 2.5) ** 2;
    const rare = Math.log(1 + 1.5 / 1.5) ** 2;
    expect(rank(seed, [other])[0]!.score).to.be.closeTo(common / (common + rare), 1e-9);
  });

  it('have a reason: the field of most weight and at most three values, rarest first, in the spelling of the item', () => {
    const seed = makeItem('seed', { subjects: ['A', 'B', 'C', 'D'], authors: ['FAO'] });
    const related = makeItem('related', { subjects: ['a', 'b', 'c', 'd'], authors: ['FAO'] });
    const common = makeItem('common', { subjects: ['a'], authors: ['FAO'] });
    const [first] = rank(seed, [related, common, ...others]);
    expect(first!.reason).to.deep.equal({ shares: 'subjects', values: ['b', 'c', 'd'] });
  });

  it('are an empty list if the seed has no metadata, or the feed has no other items', () => {
    expect(rank(makeItem('seed'), others)).to.deep.equal([]);
    expect(rank(makeItem('seed', { subjects: ['a'] }), [])).to.deep.equal([]);
  });

  it('are ranked even if the index lacks the seed', () => {
    const related = makeItem('related', { subjects: ['soil'] });
    const seed = makeItem('seed', { subjects: ['soil'] });
    expect(idsOf([...rankRelated(seed, indexMetadata([related]))])).to.deep.equal(['related']);
  });
});
