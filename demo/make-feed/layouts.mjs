/** The three layouts of a feed: one file, pages, and one file per item. */
import { makeItem } from './item.mjs';
import { listAlsoDownloaded, listRelated } from './lists.mjs';

/**
 * Makes the layout with all items in one file.
 *
 * @param {import('./facts.mjs').Facts} facts
 * @returns {object} a feed with covers in `covers/` beside it
 */
export function layOutOneFile(facts) {
  return makeFeed(
    facts.head,
    facts.editions.map((edition) => makeWholeItem(edition, facts, 'covers/')),
  );
}

/**
 * Makes the layout with the items in several pages, linked by `next_url`.
 *
 * @param {import('./facts.mjs').Facts} facts
 * @param {number} count of pages
 * @returns {[name: string, feed: object][]} with covers in `../covers/`
 */
export function layOutPages(facts, count) {
  const size = Math.ceil(facts.editions.length / count);
  return Array.from({ length: count }, (_, index) => {
    const items = facts.editions
      .slice(index * size, (index + 1) * size)
      .map((edition) => makeWholeItem(edition, facts, '../covers/'));
    const next = index + 1 < count ? { next_url: `page-${index + 2}.json` } : {};
    return [`page-${index + 1}.json`, makeFeed(facts.head, items, next)];
  });
}

/**
 * Makes the layout with one file per item: first the item, then the items in its lists. These have no lists,
 * which would name items outside the file.
 *
 * @param {import('./facts.mjs').Facts} facts
 * @returns {[name: string, feed: object][]} with covers in `../covers/`
 */
export function layOutItemFiles(facts) {
  return facts.editions.map((edition) => {
    const subject = makeWholeItem(edition, facts, '../covers/');
    const { related = [], also_downloaded: alsoDownloaded } = subject._fao;
    const named = new Set([...related, ...(alsoDownloaded?.items ?? [])].map(({ id }) => id));
    const others = facts.editions
      .filter(({ id }) => named.has(id))
      .map((other) => makeItem(other, facts.editions, '../covers/'));
    return [`${edition.id}.json`, makeFeed(facts.head, [subject, ...others])];
  });
}

function makeWholeItem(edition, facts, coverFolder) {
  const item = makeItem(edition, facts.editions, coverFolder);
  const related = listRelated(edition, facts);
  const alsoDownloaded = listAlsoDownloaded(edition, facts);
  if (related) item._fao.related = related;
  if (alsoDownloaded) item._fao.also_downloaded = alsoDownloaded;
  return item;
}

function makeFeed({ title, description, language, updated, note }, items, links = {}) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    ...links,
    language,
    _fao: { version: '1', updated, note },
    items,
  };
}
