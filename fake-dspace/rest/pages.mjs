import { RestError } from './rest-error.mjs';

const defaultSize = 20;
/** `rest.search.max.results`. DSpace reduces a larger size to it without an error. */
const maxSize = 100;

const readNumber = (text, fallback) => (/^-?\d+$/.test(text ?? '') ? Number(text) : fallback);

/**
 * Reads the number and the size of the requested page.
 *
 * @param {URLSearchParams} query
 * @returns {{ page: number, size: number }} `page` counts from 0; `size` may exceed the maximum
 * @throws {RestError} 400 for a negative number
 */
export function readPaging(query) {
  const page = readNumber(query.get('page'), 0);
  const size = readNumber(query.get('size'), defaultSize) || defaultSize;
  if (page < 0 || size < 0) throw new RestError(400);
  return { page, size };
}

/**
 * Cuts a page from a list. The first page has no link to the first, and the last page none to the last. Of
 * a page larger than the maximum, DSpace sends as many as the maximum, repeats the requested size, and
 * reduces the total to what it sends (`PageImpl` of Spring Data; recorded replies `A03`).
 *
 * @param {readonly object[]} all
 * @param {{ page?: number, size?: number }} paging the first page of the default size by default
 * @param {string} listUrl URL of the list, with its query
 * @param {boolean} [hasOldNames] whether `prev` is `previous`, as in the examples of the REST contract
 * @returns {{ shown: object[], page: object, links: Record<string, { href: string }> }} `page`: for the
 *   envelope
 */
export function paginate(all, { page = 0, size = defaultSize }, listUrl, hasOldNames = false) {
  const offset = page * size;
  const shown = all.slice(offset, offset + Math.min(size, maxSize));
  const total = shown.length && offset + size > all.length ? offset + shown.length : all.length;
  const pages = Math.ceil(total / size);
  const linkTo = (number) => {
    const url = new URL(listUrl);
    url.searchParams.set('page', number);
    return { href: url.href };
  };
  return {
    shown,
    page: { number: page, size, totalPages: pages, totalElements: total },
    links: {
      ...(page > 0 && { first: linkTo(0), [hasOldNames ? 'previous' : 'prev']: linkTo(page - 1) }),
      self: { href: listUrl },
      ...(page + 1 < pages && { next: linkTo(page + 1), last: linkTo(pages - 1) }),
    },
  };
}

/**
 * Makes the JSON of a page of a list.
 *
 * @param {string} name name of the list
 * @param {ReturnType<typeof paginate>} result
 * @param {(resource: object) => object} write
 * @returns {object}
 */
export function listJson(name, { shown, page, links }, write) {
  return { _embedded: { [name]: shown.map(write) }, page, _links: links };
}
