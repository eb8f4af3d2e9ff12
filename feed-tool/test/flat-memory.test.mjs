import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeItems } from '../../bench/synthetic/make-items.mjs';
import { groupWorks } from '../dist/src/core/related/works.js';
import { TextIndex } from '../dist/feed-tool/src/hash/text-index.js';
import { detachText } from '../dist/feed-tool/src/harvest/oai/xml.js';
import { ItemTable } from '../dist/feed-tool/src/publish/item-table.js';
import { WorkJoiner } from '../dist/feed-tool/src/relate/join-works.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Returns the number of bytes in use after a garbage collection, typed arrays included. */
function measure() {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('TextIndex', () => {
  it('keeps the first number of each text, also of thousands and of long ones', () => {
    const index = new TextIndex();
    const texts = Array.from({ length: 5_000 }, (_, number) => `${'ü'.repeat(number % 700)}${number}`);
    for (const [number, text] of texts.entries()) assert.equal(index.add(text, number), number);
    assert.equal(index.add(texts[7], 9_999), 7);
    texts.forEach((text, number) => assert.equal(index.find(text), number));
    assert.equal(index.find('none'), -1);
  });
});

describe('The catalogue of a feed', () => {
  it('takes less than 250 bytes an item', () => {
    const count = 50_000;
    const items = makeItems(count).map((item) => ({
      ...item,
      handle: `20.500.14283/${item.id}`,
      doi: `10.4060/${item.id}`,
    }));
    const before = measure();
    const table = new ItemTable(count);
    const joiner = new WorkJoiner(count);
    for (const [at, item] of items.entries()) {
      assert.equal(table.add(item, { log: 1, at: at * 2_000, bytes: 1_900 }), at);
      joiner.add(at, item, []);
    }
    const bytes = (measure() - before) / count;
    assert.ok(bytes < 250, `${bytes}`);
    const last = items.at(-1);
    assert.equal(table.find(last.id), count - 1);
    assert.deepEqual(table.placeOf(count - 1), { log: 1, at: (count - 1) * 2_000, bytes: 1_900 });
  });

  it('joins the same items as the widgets', () => {
    const items = makeItems(3_000);
    const workOf = groupWorks(items);
    const joiner = new WorkJoiner(items.length);
    items.forEach((item, number) => joiner.add(number, item, []));
    const joined = joiner.end();
    const pairs = new Set(items.map((item, number) => `${workOf(item)} ${joined[number]}`));
    assert.equal(pairs.size, new Set(items.map(workOf)).size);
    assert.equal(pairs.size, new Set(joined).size);
  });
});

describe('A text of a page', () => {
  it('does not keep the page in memory once it is detached', () => {
    const before = measure();
    const tokens = Array.from({ length: 20 }, (_, number) => {
      const page = `${number} ${'x'.repeat(1_000_000)} xoai////token-of-the-next-page`;
      return detachText(page.slice(-30));
    });
    assert.ok(measure() - before < 2_000_000);
    assert.equal(tokens[3], 'xoai////token-of-the-next-page');
  });
});
