/**
 * What can go wrong with a repository, in the order of a menu: `name` for the address, `title` for a person. `at` is the one kind of request that the fault is about;
 * without it, any can be hit but covers and files, unless `coversToo`.
 *
 * @type {readonly { name: string, title: string, at?: 'objects' | 'content', coversToo?: true }[]}
 */
export const faults = [
  { name: 'html-403', title: 'Proxy refuses (403, HTML)' },
  { name: 'html-429', title: 'Proxy is asked too often (429, HTML)' },
  { name: 'html-502', title: 'Proxy finds no server (502, HTML)' },
  { name: 'html-504', title: 'Proxy waits in vain (504, HTML)' },
  { name: 'json-401', title: 'Sign-in required (401)' },
  { name: 'json-403', title: 'Access denied (403)' },
  { name: 'json-404', title: 'Not found (404)' },
  { name: 'json-500', title: 'Server error (500)' },
  { name: 'json-503', title: 'Server under maintenance (503)' },
  { name: 'status-429', title: 'Too many requests, again in 1 second' },
  { name: 'date-429', title: 'Too many requests, again at a time 2 seconds ahead' },
  { name: 'long-429', title: 'Too many requests, again in 1 hour' },
  { name: 'hidden-429', title: 'Too many requests, the wait hidden from scripts' },
  { name: 'stall', title: 'No answer, ever' },
  { name: 'stall-body', title: 'Silence after half of the answer' },
  { name: 'reset', title: 'Connection cut before the answer' },
  { name: 'reset-body', title: 'Connection cut in the middle of the answer' },
  { name: 'slow', title: 'Slow: an answer takes 2 seconds' },
  { name: 'slow-forever', title: 'Slow without end: a byte every 300 ms' },
  { name: 'html-200', title: 'The page of the user interface instead of data' },
  { name: 'cut-json', title: 'Half of the JSON' },
  { name: 'empty', title: 'An empty answer' },
  { name: 'other-json', title: 'JSON of something else' },
  { name: 'null-json', title: 'JSON null' },
  { name: 'redirect-loop', title: 'A redirect to itself' },
  { name: 'gone', title: 'UUIDs have changed; handles still lead to the items', coversToo: true },
  { name: 'no-results', title: 'Searches find nothing', at: 'objects' },
  { name: 'unprocessable', title: 'Searches are not understood (422)', at: 'objects' },
  { name: 'no-thumbnails', title: 'No thumbnails', coversToo: true },
  { name: 'broken-thumbnails', title: 'Thumbnails are no images', at: 'content' },
  { name: 'restricted', title: 'Items are not public (401, by a handle 500)' },
  { name: 'withdrawn', title: 'Every item is withdrawn' },
  { name: 'no-metadata', title: 'Items without metadata' },
  { name: 'huge', title: 'A search answer of 20 megabytes', at: 'objects' },
];

const isResumed = (query) => query.has('resumptionToken');
const asksFor = (query, ...verbs) => verbs.includes(query.get('verb'));

/**
 * What can go wrong only for those who read the repository by OAI-PMH. They are faults as above, but in no menu: widgets never speak it. `strikes` says of a request's
 * arguments whether the fault can be seen by them; others are not counted.
 *
 * @type {readonly { name: string, title: string, at: 'oai', strikes: (query: URLSearchParams) => boolean }[]}
 */
export const harvestFaults = [
  {
    name: 'expired-token',
    title: 'Resumption tokens are no longer known (badResumptionToken)',
    at: 'oai',
    strikes: isResumed,
  },
  {
    name: 'broken-xml',
    title: 'A record that is not well-formed',
    at: 'oai',
    strikes: (query) => asksFor(query, 'ListRecords', 'GetRecord'),
  },
  { name: 'shifting', title: 'The list changes while it is read', at: 'oai', strikes: isResumed },
  {
    name: 'no-xoai',
    title: 'Dublin Core is the only format (cannotDisseminateFormat)',
    at: 'oai',
    strikes: () => true,
  },
  {
    name: 'duplicate-records',
    title: 'A record twice on one page',
    at: 'oai',
    strikes: (query) => asksFor(query, 'ListRecords', 'ListIdentifiers'),
  },
];
