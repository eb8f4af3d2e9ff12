/**
 * Faults of any request, in the order of the demo's menu: `name` for URLs and `title` for people. With `at`,
 * a fault applies only to requests for that endpoint. Without it, a fault applies to all requests but those
 * for files, and to these too with `includesFiles`.
 *
 * @type {readonly { name: string, title: string, at?: 'objects' | 'content', includesFiles?: true }[]}
 */
export const faults = [
  { name: 'html-403', title: 'Proxy refuses the request (403, HTML)' },
  { name: 'html-429', title: 'Proxy gets too many requests (429, HTML)' },
  { name: 'html-502', title: 'Proxy cannot reach the server (502, HTML)' },
  { name: 'html-504', title: 'Proxy waits too long for the server (504, HTML)' },
  { name: 'json-401', title: 'Sign-in required (401)' },
  { name: 'json-403', title: 'Access denied (403)' },
  { name: 'json-404', title: 'Not found (404)' },
  { name: 'json-500', title: 'Server error (500)' },
  { name: 'json-503', title: 'Server under maintenance (503)' },
  { name: 'status-429', title: 'Too many requests, retry after 1 second' },
  { name: 'date-429', title: 'Too many requests, retry at a time 2 seconds ahead' },
  { name: 'long-429', title: 'Too many requests, retry after 1 hour' },
  { name: 'hidden-429', title: 'Too many requests, Retry-After hidden from scripts' },
  { name: 'stall', title: 'No response, ever' },
  { name: 'stall-body', title: 'Nothing more after half of the response' },
  { name: 'reset', title: 'Connection closed before the response' },
  { name: 'reset-body', title: 'Connection closed in the middle of the response' },
  { name: 'slow', title: 'Slow: a response takes 2 seconds' },
  { name: 'slow-items', title: 'Slow: the more items and files in the response, the longer it takes' },
  { name: 'slow-forever', title: 'Slow without end: a byte every 300 ms' },
  { name: 'html-200', title: 'A page of the user interface instead of data' },
  { name: 'cut-json', title: 'Half of the JSON' },
  { name: 'empty', title: 'An empty response' },
  { name: 'other-json', title: 'JSON of another service' },
  { name: 'null-json', title: 'JSON null' },
  { name: 'redirect-loop', title: 'A redirect to itself' },
  { name: 'gone', title: 'UUIDs have changed; handles still lead to the items', includesFiles: true },
  { name: 'no-results', title: 'Searches find nothing', at: 'objects' },
  { name: 'unprocessable', title: 'Searches are rejected (422)', at: 'objects' },
  { name: 'no-thumbnails', title: 'No thumbnails', includesFiles: true },
  { name: 'broken-thumbnails', title: 'Thumbnails are not images', at: 'content' },
  { name: 'restricted', title: 'Items are not public (401, by a handle 500)' },
  { name: 'withdrawn', title: 'Every item is withdrawn' },
  { name: 'no-metadata', title: 'Items without metadata' },
  { name: 'huge', title: 'A search response of 20 megabytes', at: 'objects' },
];

const isResumption = (query) => query.has('resumptionToken');
const hasVerb = (query, ...verbs) => verbs.includes(query.get('verb'));

/**
 * Faults of OAI-PMH only. The menu does not list them, since the widgets do not use OAI-PMH. `appliesTo`
 * returns whether a fault changes the response to a request; `times` and `after` do not count other requests.
 *
 * @type {readonly { name: string, title: string, at: 'oai', appliesTo: (query: URLSearchParams) => boolean
 *   }[]}
 */
export const oaiFaults = [
  {
    name: 'expired-token',
    title: 'Resumption tokens have expired (badResumptionToken)',
    at: 'oai',
    appliesTo: isResumption,
  },
  {
    name: 'broken-xml',
    title: 'A record that is not well-formed',
    at: 'oai',
    appliesTo: (query) => hasVerb(query, 'ListRecords', 'GetRecord'),
  },
  {
    name: 'shifting',
    title: 'The list changes during the harvest',
    at: 'oai',
    appliesTo: isResumption,
  },
  {
    name: 'no-xoai',
    title: 'The format xoai is missing (cannotDisseminateFormat)',
    at: 'oai',
    appliesTo: () => true,
  },
  {
    name: 'duplicate-records',
    title: 'A record twice on one page',
    at: 'oai',
    appliesTo: (query) => hasVerb(query, 'ListRecords', 'ListIdentifiers'),
  },
];

/** All faults by name. */
export const faultsByName = new Map([...faults, ...oaiFaults].map((fault) => [fault.name, fault]));
