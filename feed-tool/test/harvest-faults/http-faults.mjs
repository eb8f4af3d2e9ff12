/** A time that is over two seconds after the request, as `Retry-After` writes it. */
const soon = () => new Date(Date.now() + 2_000).toUTCString();
/** The same request at another path. */
const moved = ({ url }) => url.replace('/server/oai/request', '/moved');
const html = { type: 'text/html', body: '<!doctype html><title>Maintenance</title><p>Back soon.' };
const always = (status) => ({ on: 'any', status });

/**
 * Faults of HTTP, as rows of the matrix (harvest-faults.test.mjs explains the columns).
 *
 * @type {import('./run-row.mjs').Row[]}
 */
export const httpFaults = [
  { name: 'no fault', must: 'whole' },

  // Rate limits.
  { name: '429 once', faults: [{ status: 429, times: 1 }], must: 'whole' },
  {
    name: '429 with Retry-After once',
    faults: [{ status: 429, headers: { 'retry-after': '1' }, times: 1 }],
    must: 'whole',
  },
  {
    name: '429 with Retry-After as a date once',
    faults: [{ status: 429, headers: { 'retry-after': soon }, times: 1 }],
    must: 'whole',
  },
  { name: '429 always', faults: [always(429)], must: 'said', code: 3, says: /too many requests.*--delay/ },
  {
    name: '429 with Retry-After of an hour',
    faults: [{ status: 429, headers: { 'retry-after': '3600' } }],
    must: 'said',
    code: 3,
    says: /asks to retry after 1 h.*run the same command again/,
  },

  // Faults of servers and proxies that pass.
  {
    name: '503 with Retry-After once',
    faults: [{ status: 503, headers: { 'retry-after': '1' }, times: 1 }],
    must: 'whole',
  },
  {
    name: '503 with Retry-After as a date once',
    faults: [{ status: 503, headers: { 'retry-after': soon }, times: 1 }],
    must: 'whole',
  },
  {
    name: '503 with a page of maintenance once',
    faults: [{ status: 503, ...html, times: 1 }],
    must: 'whole',
  },
  { name: '500 once', faults: [{ status: 500, times: 1 }], must: 'whole' },
  { name: '502 once', faults: [{ status: 502, ...html, times: 1 }], must: 'whole' },
  { name: '504 once', faults: [{ status: 504, ...html, times: 1 }], must: 'whole' },
  { name: '500 three times', faults: [{ status: 500, times: 3 }], retries: 3, must: 'whole' },
  { name: '408 once', faults: [{ status: 408, times: 1 }], must: 'whole' },
  { name: '404 once', faults: [{ status: 404, ...html, times: 1 }], must: 'whole' },
  { name: '500 once for the first page', faults: [{ status: 500, page: 1, times: 1 }], must: 'whole' },
  { name: '500 once for Identify', faults: [{ on: 'Identify', status: 500, times: 1 }], must: 'whole' },
  {
    name: '404 once for a record alone',
    lists: { omit: { ListRecords: [3] }, size: { ListRecords: 1 } },
    faults: [{ on: 'GetRecord', status: 404, times: 1 }],
    must: 'whole',
  },

  // Faults of servers and proxies that stay.
  { name: '500 always for one page', faults: [{ status: 500 }], must: 'whole' },
  { name: '500 always for the first page', faults: [{ status: 500, page: 1 }], must: 'whole' },
  { name: '504 always for the last page', faults: [{ status: 504, page: 3, ...html }], must: 'whole' },
  {
    name: '500 always for one page, and no list of identifiers',
    faults: [{ status: 500 }, { on: 'ListIdentifiers', page: 0, status: 500 }],
    must: 'said',
    code: 3,
    says: /status 500.*run the same command again/s,
  },
  {
    name: '500 always for one page and one of its records',
    faults: [{ status: 500 }, { on: 'GetRecord', record: 3, status: 500 }],
    must: 'said',
    says: /20\.500\.14283\/3\b.*500|500.*20\.500\.14283\/3\b/s,
  },
  {
    name: '500 for everything after the first page',
    faults: [
      { page: 2, status: 500 },
      { on: 'ListIdentifiers', page: 0, status: 500 },
      { on: 'GetRecord', status: 500 },
    ],
    must: 'said',
    code: 3,
    says: /status 500.*run the same command again/s,
  },
  {
    name: '500 always in the first run only',
    faults: [
      { status: 500, run: 1 },
      { on: 'ListIdentifiers', page: 0, status: 500, run: 1 },
    ],
    runs: 2,
    must: ['said', 'whole'],
    says: /status 500/,
  },
  {
    name: '403 of a proxy in mid-harvest, in the first run only',
    faults: [{ ...html, status: 403, run: 1 }],
    runs: 2,
    must: ['said', 'whole'],
    code: 3,
    says: /403 and an HTML page.*--contact/,
  },
  { name: '401 always', faults: [always(401)], must: 'said', code: 3, says: /sign-in/ },
  { name: '501 always', faults: [always(501)], must: 'said', code: 3, says: /status 501/ },

  // Connections.
  { name: 'connection reset once', faults: [{ way: 'reset', times: 1 }], must: 'whole' },
  {
    name: 'connection reset in the body once',
    faults: [{ way: 'reset in the body', times: 1 }],
    must: 'whole',
  },
  {
    name: 'connection reset in a chunked body once',
    faults: [{ way: 'reset in the body without a length', times: 1 }],
    must: 'whole',
  },
  {
    name: 'connection reset always',
    faults: [{ on: 'any', way: 'reset' }],
    must: 'said',
    code: 3,
    says: /the connection broke/,
  },
  { name: 'connection reset always for one page', faults: [{ way: 'reset' }], must: 'whole' },
  {
    name: 'connection reset in the body always for one page',
    faults: [{ way: 'reset in the body' }],
    must: 'whole',
  },
  {
    name: 'a stall in the body always for one page',
    faults: [{ way: 'stall in the body' }],
    timeout: 2,
    retries: 1,
    must: 'whole',
  },
  { name: 'no response once', faults: [{ way: 'stall', times: 1 }], timeout: 2, must: 'whole' },
  {
    name: 'a stall in the body once',
    faults: [{ way: 'stall in the body', times: 1 }],
    timeout: 2,
    must: 'whole',
  },
  { name: 'late headers', faults: [{ on: 'any', way: 'late headers' }], must: 'whole' },
  {
    name: 'half a body without a length once',
    faults: [{ way: 'half, then the end of the connection', times: 1 }],
    must: 'whole',
  },
  {
    name: 'half a body as if complete once',
    faults: [{ way: 'half, as if complete', times: 1 }],
    must: 'whole',
  },
  { name: 'half a body as if complete always', faults: [{ way: 'half, as if complete' }], must: 'whole' },
  {
    name: 'HTTP/1.0 without a length',
    faults: [{ on: 'any', way: 'HTTP/1.0 without a length' }],
    must: 'whole',
  },
  { name: 'a body in pieces of seven bytes', faults: [{ on: 'any', way: 'small pieces' }], must: 'whole' },
  {
    name: 'connection closed after each response',
    faults: [{ on: 'any', way: 'end of the connection after it' }],
    must: 'whole',
  },
  {
    name: 'connection closed after each response, unannounced',
    faults: [{ on: 'any', way: 'unannounced end of the connection after it' }],
    must: 'whole',
  },
  { name: '103 before the response', faults: [{ on: 'any', way: 'early hints' }], must: 'whole' },

  // Compression.
  { name: 'gzip', faults: [{ on: 'any', way: 'gzip' }], must: 'whole' },
  { name: 'deflate', faults: [{ on: 'any', way: 'deflate' }], must: 'whole' },
  { name: 'broken gzip once', faults: [{ way: 'broken gzip', times: 1 }], must: 'whole' },
  { name: 'broken gzip always for one page', faults: [{ way: 'broken gzip' }], must: 'whole' },
  { name: 'half of a gzip once', faults: [{ way: 'half of a gzip', times: 1 }], must: 'whole' },
  {
    name: 'text that claims to be gzip once',
    faults: [{ way: 'text that claims to be gzip', times: 1 }],
    must: 'whole',
  },

  // Redirects.
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `redirect ${status} of every request`,
    faults: [{ on: 'any', status, headers: { location: moved } }],
    must: 'whole',
  })),
  {
    name: 'a redirect loop',
    faults: [{ on: 'any', status: 302, headers: { location: moved }, isLoop: true }],
    must: 'said',
    code: 3,
    says: /redirects in a loop/,
  },
  {
    name: 'a redirect to a page that requires a sign-in',
    faults: [{ on: 'any', status: 302, headers: { location: '/login' } }],
    must: 'said',
    says: /404|HTML page/,
  },

  // Statuses and types of sound responses.
  ...[
    'text/html',
    'text/html;charset=UTF-8',
    'text/plain',
    'application/xml',
    'application/octet-stream',
    'application/rss+xml',
    '',
  ].map((type) => ({ name: `the type ${type || '(none)'}`, faults: [{ on: 'any', type }], must: 'whole' })),
  { name: '203', faults: [{ on: 'any', status: 203 }], must: 'whole' },
  { name: '204 without a body once', faults: [{ status: 204, body: '', times: 1 }], must: 'whole' },
  { name: '200 without a body once', faults: [{ body: '', times: 1 }], must: 'whole' },
  { name: '200 without a body always', faults: [{ body: '' }], must: 'whole' },
  { name: 'a page of maintenance with 200 once', faults: [{ ...html, times: 1 }], must: 'whole' },
  { name: 'a page of maintenance with 200 always', faults: [{ ...html }], must: 'whole' },
  {
    name: 'a page of maintenance with 200 for everything',
    faults: [{ on: 'any', ...html }],
    must: 'said',
    code: 4,
    says: /responds with an HTML page/,
  },

  // robots.txt.
  { name: 'an HTML page as robots.txt', robots: { status: 200, ...html }, must: 'whole' },
  {
    name: 'robots.txt that disallows everything',
    robots: { status: 200, body: 'User-agent: *\nDisallow: /\n' },
    must: 'said',
    code: 6,
    says: /robots\.txt does not allow/,
  },
  {
    name: 'robots.txt that responds with 500',
    robots: { status: 500, body: '' },
    must: 'said',
    code: 6,
    says: /robots\.txt responds with status 500/,
  },
];
