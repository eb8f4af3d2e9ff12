import { RestError } from './rest-error.mjs';

const usualSize = 20;
/** `rest.search.max.results`; more is cut to it without a word. */
const largestSize = 100;

const readNumber = (text, otherwise) => (/^-?\d+$/.test(text ?? '') ? Number(text) : otherwise);

/**
 * Reads which page is asked for.
 *
 * @param {URLSearchParams} query
 * @returns {{ page: number, size: number }} `page` counts from 0
 * @throws {RestError} 400 for a negative number
 */
export function readPaging(query) {
  const page = readNumber(query.get('page'), 0);
  const size = readNumber(query.get('size'), usualSize) || usualSize;
  if (page < 0 || size < 0) throw new RestError(400);
  return { page, size: Math.min(size, largestSize) };
}

/**
 * Reads the sizes of embedded lists from `embed.size=bundles=5`.
 *
 * @param {URLSearchParams} query
 * @returns {Map<string, number>} by path, such as `bundles/bitstreams`
 */
export function readEmbedSizes(query) {
  const pairs = query.getAll('embed.size').flatMap((text) => text.split(','));
  const sizes = pairs.map((pair) => pair.split('=')).filter(([, size]) => Number(size) > 0);
  return new Map(sizes.map(([path, size]) => [path, Math.min(Number(size), largestSize)]));
}

/**
 * Cuts a page from a list. Links are named as live servers name them: none to the first page on the first, none to the last on the last.
 *
 * @param {readonly object[]} all
 * @param {{ page: number, size: number }} paging
 * @param {string} address of the list, with what else it was asked for
 * @param {boolean} [isOld] whether `prev` is `previous`, as in the contract's examples
 * @returns {{ shown: object[], page: object, links: Record<string, { href: string }> }} `page`: the envelope's own
 */
export function cutPage(all, { page, size }, address, isOld = false) {
  const pages = Math.ceil(all.length / size);
  const linkTo = (number) => {
    const url = new URL(address);
    url.searchParams.set('page', number);
    url.searchParams.set('size', size);
    return { href: url.href };
  };
  return {
    shown: all.slice(page * size, (page + 1) * size),
    page: { size, totalElements: all.length, totalPages: pages, number: page },
    links: {
      ...(page > 0 && { first: linkTo(0), [isOld ? 'previous' : 'prev']: linkTo(page - 1) }),
      self: { href: address },
      ...(page + 1 < pages && { next: linkTo(page + 1), last: linkTo(pages - 1) }),
    },
  };
}

/**
 * Writes a page of a list in its envelope; an empty one has no `_embedded`, unlike that of a search.
 *
 * @param {string} name of the list
 * @param {ReturnType<typeof cutPage>} cut
 * @param {(resource: object) => object} write
 * @returns {object}
 */
export function writeList(name, { shown, page, links }, write) {
  return { ...(shown.length && { _embedded: { [name]: shown.map(write) } }), _links: links, page };
}
