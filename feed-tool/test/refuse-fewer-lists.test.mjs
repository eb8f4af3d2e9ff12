import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { refuseFewerLists } from '../dist/feed-tool/src/build/refuse-fewer-lists.js';

/** Returns a count of 100 downloads with a number of lists. */
const countOf = (lists) => ({
  facts: { downloads: 100 },
  byItem: new Map(Array.from({ length: lists }, (_, index) => [`item-${index}`, []])),
});
const write = (before, after) => refuseFewerLists(countOf(after), before, 'numbers');

describe('A new count of downloads', () => {
  it('is accepted if at least half of the items keep a list', () => {
    for (const [before, after] of [
      [0, 0],
      [0, 50],
      [100, 120],
      [100, 50],
      [9, 1],
    ])
      assert.doesNotThrow(() => write(before, after));
  });

  it('is rejected if the feed would lose more than half of its lists, or all of a few', () => {
    for (const [before, after] of [
      [100, 49],
      [10, 4],
      [1, 0],
    ]) {
      assert.throws(() => write(before, after), {
        name: 'CommandError',
        exitCode: 4,
        message: new RegExp(
          `^Of ${before} items with a list .*, ${after} would keep one; the feed stays as it is\\. .*--accept-loss\\.\nnumbers$`,
        ),
      });
    }
  });
});
