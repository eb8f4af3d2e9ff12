import { RestError } from './rest-error.mjs';

const defaultSize = 20;
/** `rest.search.max.results`. DSpace reduces a larger size to it without an error. */
const maxSize = 100;

const readNumber = (text, fallback) => (/^-?\d+$/.test(text ?? '') ? Number(text) : fallback);

/**
 * Reads the number and the size of the requested page.
 *
 * @param {URLSearchParams} query
 * @returns {{ page: number, size: number }} `page` counts from 0
 * @throws {RestError} 400 for a negative number
 */
export function readPaging(query) {
  const page = readNumber(query.get('page'), 0);
  const size = readNumber(query.get('size'), defaultSize) || defaultSize;
  if (page < 0 || size < 0) throw new RestError(400);
  return { page, size: Math.min(size, maxSize) };
}

/**
 * Cuts a page from a list. As on public servers, the first page has no link to the first, and the last page
 * none to the last.
 *
 * @param {readonly object[]} all
 * @param {{ page?: number, size?: number }} paging the first page of the default size by default
 * @param {string} listUrl URL of the list, with its query
 * @param {boolean} [hasOldNames] whether `prev` is `previous`, as in the examples of the REST contract
 * @returns {{ shown: object[], page: object, links: Record<string, { href: string }> }} `page`: for the
 *   envelope
 */
export function paginate(all, { page = 0, size = defaultSize }, listUrl, hasOldNames = false) {
  const pages = Math.ceil(all.length / size);
  const linkTo = (number) => {
    const url = new URL(listUrl);
    url.searchParams.set('page', number);
    url.searchParams.set('size', size);
    return { href: url.href };
  };
  return {
    shown: all.slice(page * size, (page + 1) * size),
    page: { size, totalElements: all.length, totalPages: pages, number: page },
    links: {
      ...(page > 0 && { first: linkTo(0), [hasOldNames ? 'previous' : 'prev']: linkTo(page - 1) }),
      self: { href: listUrl },
      ...(page + 1 < pages && { next: linkTo(page + 1), last: linkTo(pages - 1) }),
    },
  };
}

/**
 * Makes the JSON of a page of a list. An empty page has no `_embedded`, unlike that of a search.
 *
 * @param {string} name name of the list
 * @param {ReturnType<typeof paginate>} result
 * @param {(resource: object) => object} write
 * @returns {object}
 */
export function listJson(name, { shown, page, links }, write) {
  return { ...(shown.length && { _embedded: { [name]: shown.map(write) } }), _links: links, page };
}
