import { expect } from 'chai';
import { groupWorks } from '../../src/core/related/works.js';
import type { Edition, Inline, Item } from '../../src/core/model/item.js';
import type { ListedItem } from '../../src/core/model/list.js';

/** Maximum depth of nested marks. */
const MAX_DEPTH = 10;
const MARKS = /^(?:i|em|b|strong|su[bp])$/;

function expectText(text: unknown): void {
  const isClean = typeof text === 'string' && text !== '' && text === text.trim() && text.isWellFormed();
  if (!isClean) expect.fail(`${JSON.stringify(text)} is not a sanitized text`);
}

function expectWebUrl(url: string): void {
  const { href, protocol } = new URL(url);
  if (href !== url || !/^https?:$/.test(protocol)) expect.fail(`${url} is not an absolute web URL`);
}

function expectRun(run: Inline, depth = 0): void {
  const isText = typeof run === 'string';
  if (isText ? !run : !MARKS.test(run.mark) || depth > MAX_DEPTH) {
    expect.fail(`${JSON.stringify(run)} is not valid in an abstract`);
  }
  if (!isText) for (const child of run.children) expectRun(child, depth + 1);
}

function expectEdition({ id, language, url, title, subtitle, summary, image, attachments }: Edition): void {
  for (const text of [id, language, title, subtitle]) if (text !== undefined) expectText(text);
  for (const link of [url, image]) if (link !== undefined) expectWebUrl(link);
  for (const file of attachments) {
    expectWebUrl(file.url);
    for (const text of [file.mimeType, file.title]) if (text !== undefined) expectText(text);
    if (file.size !== undefined) expect(file.size).to.satisfy(Number.isSafeInteger).and.at.least(0);
  }
  if (!summary) return;
  expect(summary).to.not.have.length(0);
  for (const run of summary.flat()) expectRun(run);
}

/** Checks that every value of an item is as src/core/model/item.ts describes it. */
export function expectClean(item: Item): void {
  expectText(item.id);
  expectText(item.title);
  expectEdition(item);
  const { type, dateIssued, jobNumber, handle, doi, uuid, series, rights, citation, authors, subjects } =
    item;
  for (const text of [type, dateIssued, jobNumber, handle, doi, uuid, series, rights, citation]) {
    if (text !== undefined) expectText(text);
  }
  [...authors, ...subjects].forEach(expectText);
  for (const version of item.languages ?? []) {
    expectEdition(version);
    expectText(version.language);
  }
  for (const { id, reason } of item.related ?? []) {
    expectText(id);
    if (reason !== undefined) expectText(reason);
  }
  for (const { id } of item.alsoDownloaded?.items ?? []) expectText(id);
}

/**
 * Checks that a list has at most its maximum, no duplicates, no withdrawn items and no edition of its seed.
 * @param seed in the edition that the element shows, and as the feed has it
 * @param items all items of the feed
 */
export function expectList(
  entries: readonly ListedItem[],
  seed: readonly [shown: Item, found: Item],
  items: readonly Item[],
  max: number,
): void {
  const listed = entries.map(({ item }) => item);
  listed.forEach(expectClean);
  expect(listed.length).to.be.at.most(max);
  expect(listed.filter(({ withdrawn }) => withdrawn)).to.deep.equal([]);
  const ids = listed.map(({ id }) => id);
  expect(new Set(ids).size, 'ids in a list').to.equal(ids.length);
  const own = seed.flatMap(({ id, languages = [] }) => [id, ...languages.map((version) => version.id)]);
  expect(
    ids.filter((id) => own.includes(id)),
    'ids of the seed',
  ).to.deep.equal([]);
  const workOf = groupWorks([...items, seed[0]]);
  const works = [seed[1], ...listed].map(workOf);
  expect(new Set(works).size, 'works in a list').to.equal(works.length);
}
