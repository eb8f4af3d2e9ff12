/** Parameters of a search of the widgets and of `fao-feed` (src/core/dspace/search.ts). */
export const cardParts = 'embed=thumbnail&embed=bundles/bitstreams/format&embed=bundles/primaryBitstream';

const ofItem = [
  'id',
  'uuid',
  'name?',
  'handle',
  'metadata.*.[].value',
  'metadata.*.[].place',
  'inArchive',
  'discoverable',
  'withdrawn',
  'lastModified',
  'type',
  '_links.self.href',
  '_links.thumbnail.href',
  '_links.bundles.href',
];
const ofFile = ['uuid', 'name', 'bundleName', 'sizeBytes', 'checkSum.value', '_links.content.href'];
const within = (path, names) => names.map((name) => `${path}.${name}`);
const bundle = '_embedded.bundles._embedded.bundles.[]';
const files = `${bundle}._embedded.bitstreams`;
const ofCard = [
  ...ofItem,
  ...within('_embedded.thumbnail', ['uuid', '_links.content.href']),
  ...within(bundle, ['uuid', 'name', 'type', '_embedded.primaryBitstream?']),
  ...within(files, ['page.totalElements', 'page.size']),
  ...within(`${files}._embedded.bitstreams.[]`, [...ofFile, '_embedded.format.mimetype']),
];
const ofSearch = [
  'type',
  'configuration?',
  'sort?',
  'appliedFilters?',
  '_links.self.href',
  ...within('_embedded.searchResult', [
    '_embedded.objects',
    'page.number',
    'page.size',
    'page.totalElements',
    'page.totalPages',
    '_links.self.href',
  ]),
];
const object = '_embedded.searchResult._embedded.objects.[]';
const inSearch = (names) => within(`${object}._embedded.indexableObject`, names);
const ofError = ['timestamp', 'status', 'error', 'message', 'path'];

const search = (query, parameters = '') =>
  `/discover/search/objects?dsoType=item${parameters}&query=${encodeURIComponent(query)}`;
const unknownUuid = '00000000-0000-4000-8000-000000000000';
const pid = (id) => `/pid/find?id=${encodeURIComponent(id)}`;

/**
 * A request of the widgets or of `fao-feed` over REST.
 *
 * - `reply`: name of the recorded reply
 * - `path`: path below the REST root; `any`: an item of the server, with cover and file if there is one
 * - `used`: the paths that clients read in the response (`listDifferences`)
 *
 * @typedef {{ what: string, reply: string, path: string | ((any: { item: object, file: object, collection:
 *   object }) => string), headers?: Record<string, string>, used?: string[] }} ContractRequest
 */

/** @type {readonly ContractRequest[]} */
export const requests = [
  {
    what: 'the root, which names the version and the user interface',
    reply: 'root',
    path: '',
    used: ['dspaceName', 'dspaceVersion', 'dspaceUI', 'dspaceServer', 'type'],
  },
  {
    what: 'an item with its cover and files',
    reply: 'A01c-item-card-parts',
    path: ({ item }) => `/core/items/${item.uuid}?${cardParts}`,
    used: ofCard,
  },
  {
    what: 'the item of a file',
    reply: 'A17c-bitstream-with-item',
    path: ({ file }) =>
      `/core/bitstreams/${file.uuid}?${cardParts.replaceAll('embed=', 'embed=bundle/item/')}`,
    used: [...ofFile, ...within('_embedded.bundle._embedded.item', ofItem)],
  },
  {
    what: 'the access status of an item',
    reply: 'A15m-open-access-status',
    path: ({ item }) => `/core/items/${item.uuid}/accessStatus`,
    used: ['status', 'type', '_links.self.href'],
  },
  {
    what: 'the bytes of a file',
    reply: 'A19b-get-content',
    path: ({ file }) => `/core/bitstreams/${file.uuid}/content`,
  },
  {
    what: 'a collection',
    reply: 'X7d-owning',
    path: ({ collection }) => `/core/collections/${collection.uuid}`,
    used: ['uuid', 'name', 'handle', 'type', '_links.self.href'],
  },
  {
    what: 'an unknown item',
    reply: 'A14d-deleted',
    path: `/core/items/${unknownUuid}`,
    used: ofError,
  },
  { what: 'an item by what is no UUID', reply: 'A14f-not-uuid', path: '/core/items/nosuch', used: ofError },
  { what: 'the list of all items', reply: 'A21-items-list', path: '/core/items', used: ofError },
  {
    what: 'an item by its handle: a redirect to the item alone',
    reply: 'A05-pid-find',
    path: ({ item }) => pid(`hdl:${item.handle}`),
  },
  {
    what: 'an unknown handle',
    reply: 'A05b-pid-unknown-handle',
    path: pid('hdl:20.500.14283/nosuch'),
  },
  { what: 'a job number as a handle', reply: 'A05f-pid-job', path: pid('zz9999en') },
  { what: 'an unknown DOI', reply: 'A05d-pid-doi-scheme-unknown', path: pid('doi:10.4060/zz9999en') },
  {
    what: 'a search for an item by its handle',
    reply: 'A09-query-handle',
    path: ({ item }) => search(`handle:"${item.handle}"`, `&page=0&size=1&${cardParts}`),
    used: [...ofSearch, ...inSearch(ofItem), `${object}._links.indexableObject.href`],
  },
  {
    what: 'a search for language versions by job number, with a configuration that may be unknown',
    reply: 'A09z-jobnumber-as-product',
    path: search(
      '(fao.identifier.jobnumber_keyword:/zz9999[A-Za-z]*/ OR fao.identifier.jobnumber_keyword:/ZZ9999[A-Za-z]*/) AND archived:true',
      `&configuration=item&page=0&size=30&${cardParts}`,
    ),
    used: ofSearch,
  },
  {
    what: 'a search for related items, without the item itself',
    reply: 'A04d-no-results',
    path: search(
      `(dc.subject:"qqqqzzzz" OR dc.relation.ispartofseries:"qqqqzzzz") -search.resourceid:"${unknownUuid}"`,
      '&page=0&size=40&embed=thumbnail',
    ),
    used: ofSearch,
  },
  {
    what: 'a search for the items that changed since a time',
    reply: 'A09-query-lastmod',
    path: search('(*:*) AND lastModified:[2000-01-01T00:00:00Z TO *]', '&page=0&size=3'),
    used: [...ofSearch, ...inSearch(ofItem)],
  },
  {
    what: 'a search for a word with a slash',
    reply: 'A09-query-slash',
    path: search('10.4060/cd0683en', '&size=3'),
    used: ofSearch,
  },
  {
    what: 'a search that cannot be parsed',
    reply: 'A09-query-half-quote',
    path: search('"half'),
    used: ofError,
  },
  {
    what: 'a page past the end',
    reply: 'A04b-page-100000',
    path: search('*:*', '&page=100000'),
    used: ofSearch,
  },
  {
    what: 'a search in an unknown configuration',
    reply: 'A12d-unknown-configuration',
    path: search('*:*', '&size=3&configuration=nosuch'),
    used: ofSearch,
  },
];
