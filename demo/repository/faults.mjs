import { answerAsProxy, answerError, answerJson, answerNothing } from './answers.mjs';

const exposed = { 'access-control-expose-headers': 'Retry-After' };
const busy = (when, headers = {}) => ({
  ...answerError(429, ''),
  headers: { 'content-type': 'application/json', 'retry-after': when(), ...headers },
});
const shell =
  '<!doctype html><html lang="en"><head><title>Repository</title></head><body><ds-app></ds-app></body></html>';
const isSearch = (path) => path.startsWith('/discover/');
const isItem = (path) => /^\/core\/items\/[^/]+$/.test(path);
const isThumbnail = ({ path, bitstream }) =>
  path.endsWith('/content') && bitstream?.bundleName === 'THUMBNAIL';

const emptyPage = {
  id: null,
  type: 'discover',
  _embedded: {
    searchResult: { _links: {}, page: { number: 0, size: 20, totalPages: 0, totalElements: 0 } },
    facets: [],
  },
  _links: {},
};

/**
 * The faults that an address can ask for. `answer` takes the place of the endpoint's answer, where it gives one; `manner` is how the answer is sent; a fault with neither
 * is in what the endpoints themselves write.
 *
 * @type {readonly { name: string, title: string, answer?: (facts: { path: string, bitstream?: object }) => import('./answers.mjs').Answer | undefined,
 *   manner?: 'never' | 'half' | 'reset' | 'half-reset' | 'slow' | 'endless' }[]}
 */
export const faults = [
  { name: 'html-403', title: 'The front end refuses: 403, an HTML page', answer: () => answerAsProxy(403) },
  {
    name: 'html-429',
    title: 'The front end is asked too often: 429, an HTML page',
    answer: () => answerAsProxy(429),
  },
  {
    name: 'html-502',
    title: 'The server behind the front end is down: 502, an HTML page',
    answer: () => answerAsProxy(502),
  },
  {
    name: 'html-504',
    title: 'The server behind the front end is slow: 504, an HTML page',
    answer: () => answerAsProxy(504),
  },
  { name: 'json-401', title: 'The item is not public: 401', answer: ({ path }) => answerError(401, path) },
  { name: 'json-403', title: 'The item is forbidden: 403', answer: ({ path }) => answerError(403, path) },
  { name: 'json-404', title: 'The item is unknown: 404', answer: ({ path }) => answerError(404, path) },
  { name: 'json-500', title: 'The server has an error: 500', answer: ({ path }) => answerError(500, path) },
  {
    name: 'json-503',
    title: 'The server is being maintained: 503',
    answer: ({ path }) => answerError(503, path),
  },
  {
    name: 'status-429',
    title: 'Asked too often: 429, again in one second',
    answer: () => busy(() => '1', exposed),
  },
  {
    name: 'date-429',
    title: 'Asked too often: 429, again at a time',
    answer: () => busy(() => new Date(Date.now() + 2_000).toUTCString(), exposed),
  },
  {
    name: 'long-429',
    title: 'Asked too often: 429, again in an hour',
    answer: () => busy(() => '3600', exposed),
  },
  {
    name: 'hidden-429',
    title: 'Asked too often: 429, and the page may not know when again',
    answer: () => busy(() => '1'),
  },
  { name: 'stall', title: 'No answer at all', manner: 'never' },
  { name: 'stall-body', title: 'Half an answer, then silence', manner: 'half' },
  { name: 'reset', title: 'The connection is cut', manner: 'reset' },
  { name: 'reset-body', title: 'The connection is cut half-way', manner: 'half-reset' },
  { name: 'slow', title: 'A slow line', manner: 'slow' },
  { name: 'slow-forever', title: 'A line that never gets done', manner: 'endless' },
  {
    name: 'html-200',
    title: 'A web page instead of data',
    answer: () => ({ status: 200, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: shell }),
  },
  {
    name: 'cut-json',
    title: 'Half of the data',
    answer: () => ({ ...answerJson({}), body: '{"id":"3d46a5a8","metadata":{"dc.tit' }),
  },
  { name: 'empty', title: 'An empty answer', answer: () => ({ ...answerJson({}), body: '' }) },
  { name: 'other-json', title: 'Data of another kind', answer: () => answerJson({ message: 'Hello' }) },
  { name: 'null-json', title: 'The word null', answer: () => answerJson(null) },
  {
    name: 'redirect-loop',
    title: 'A circle of redirects',
    answer: () => ({ status: 302, headers: { location: '?again' } }),
  },
  {
    name: 'gone',
    title: 'The item has another UUID now',
    answer: ({ path }) => (isItem(path) ? answerError(404, path) : undefined),
  },
  {
    name: 'no-results',
    title: 'Searches find nothing',
    answer: ({ path }) => (isSearch(path) ? answerJson(emptyPage) : undefined),
  },
  {
    name: 'unprocessable',
    title: 'Searches are not understood: 422',
    answer: ({ path }) => (isSearch(path) ? answerError(422, path) : undefined),
  },
  {
    name: 'no-thumbnails',
    title: 'There are no thumbnails',
    answer: (facts) =>
      facts.path.endsWith('/thumbnail')
        ? answerNothing()
        : isThumbnail(facts)
          ? answerError(404, facts.path)
          : undefined,
  },
  {
    name: 'broken-thumbnails',
    title: 'Thumbnails are web pages',
    answer: (facts) =>
      isThumbnail(facts) ? { status: 200, headers: { 'content-type': 'text/html' }, body: shell } : undefined,
  },
  { name: 'withdrawn', title: 'The item was withdrawn' },
  { name: 'no-metadata', title: 'The item has no metadata' },
  { name: 'huge', title: 'Twenty megabytes of facets' },
];

const byName = new Map(faults.map((fault) => [fault.name, fault]));

/**
 * Finds the fault that an address asks for.
 *
 * @param {{ fault: string, on: string }} settings
 * @param {string} path below the REST root
 * @returns {(typeof faults)[number] | undefined}
 */
export function findFault({ fault, on }, path) {
  const isOn = { search: isSearch(path), item: !isSearch(path), all: true }[on];
  return isOn ? byName.get(fault) : undefined;
}
