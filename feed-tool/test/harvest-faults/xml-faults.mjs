/** XML that says the same in another way, everywhere. */
const SOUND = [
  'byte order mark',
  'no XML declaration',
  'XML 1.1',
  'standalone declaration',
  'a comment after it',
  'comments',
  'a stylesheet',
  'DOCTYPE',
  'CDATA',
  'numeric references',
  'a prefix of the protocol',
  'prefixes of protocol and format',
  'places of schemas',
  'line breaks of Windows',
  'white space around identifiers',
  'ISO-8859-1, declared',
  'UTF-16, declared',
];

/** XML with a fault that leaves no doubt about the meaning. */
const REPAIRABLE = [
  'no namespaces',
  'empty lines before it',
  'a warning of PHP before it',
  'a warning of PHP after it',
  'entities of HTML',
];

/** Additions to the title of record 4, with the title that readers must see. */
const TITLES = {
  'an ampersand': 'Café 4 & more',
  'an unknown entity': 'Café 4 &more;',
  'a control character': 'Café 4',
  'a reference to a control character': 'Café 4',
  'half a surrogate pair': 'Café 4',
  'a character beyond the BMP': 'Café 4 \u{1F33E}',
  'windows-1252, declared': 'Café 4’',
};

/**
 * Faults of XML, as rows of the matrix.
 *
 * @type {import('./run-row.mjs').Row[]}
 */
export const xmlFaults = [
  ...SOUND.map((rewriting) => ({ name: rewriting, faults: [{ on: 'any', rewriting }], must: 'whole' })),
  ...REPAIRABLE.map((rewriting) => ({
    name: `${rewriting} on every page`,
    faults: [{ page: 0, rewriting }],
    must: 'whole',
  })),
  ...Object.entries(TITLES).map(([rewriting, title]) => ({
    name: `${rewriting} in a title`,
    faults: [{ rewriting }],
    titles: { 4: title },
    must: 'whole',
  })),
  {
    name: 'ISO-8859-1, which only the type declares',
    faults: [{ on: 'any', rewriting: 'ISO-8859-1', type: 'text/xml;charset=ISO-8859-1' }],
    must: 'whole',
  },
  {
    name: 'titles that the server escapes twice',
    records: { 2: { title: "L'eau & le sol" }, 4: { title: 'AT&T < 5 %' } },
    faults: [{ page: 0, rewriting: 'titles escaped twice' }],
    must: 'whole',
  },
  {
    name: 'a byte that is not UTF-8 in a title',
    faults: [{ rewriting: 'a byte that is not UTF-8' }],
    titles: { 4: /^Café 4./ },
    must: 'whole',
    warns: /20\.500\.14283\/4: some bytes are invalid/,
  },
  {
    name: 'a byte that is not UTF-8 in a title once',
    faults: [{ rewriting: 'a byte that is not UTF-8', times: 1 }],
    titles: { 4: /^Café 4/ },
    must: 'whole',
  },
  {
    name: 'an open tag in a title once',
    faults: [{ rewriting: 'an open tag in a title', times: 1 }],
    must: 'whole',
  },
  {
    name: 'an open tag in a title always',
    faults: [
      { rewriting: 'an open tag in a title' },
      { on: 'GetRecord', record: 4, rewriting: 'an open tag in a title' },
    ],
    missing: [4],
    must: 'said',
    code: 0,
    says: /Skipped oai:repository\.example:20\.500\.14283\/4: it is not XML/,
  },
  {
    name: 'an XML declaration in each record',
    faults: [
      { page: 0, rewriting: 'a declaration in each record' },
      { on: 'GetRecord', rewriting: 'a declaration in each record' },
    ],
    must: 'whole',
  },
  {
    name: 'an open tag in every title',
    faults: [
      { page: 0, rewriting: 'an open tag in every title' },
      { on: 'GetRecord', rewriting: 'an open tag in every title' },
    ],
    must: 'said',
    code: 4,
    says: /Nothing was found.*Skipped oai:repository\.example:20\.500\.14283\/1.*not XML/s,
  },
  {
    name: 'a page that ends within the list once',
    faults: [{ rewriting: 'a list without its end', times: 1 }],
    must: 'whole',
  },
  {
    name: 'a page that ends within the list always',
    faults: [{ rewriting: 'a list without its end' }],
    must: 'whole',
  },
  {
    name: 'pages that all end within the list',
    faults: [
      { page: 0, rewriting: 'a list without its end' },
      { on: 'ListIdentifiers', page: 0, rewriting: 'a list without its end' },
    ],
    must: 'said',
    code: 4,
    says: /unreadable response.*Run the same command again/s,
  },
  {
    name: 'a record without identifier',
    faults: [{ rewriting: 'a record without identifier' }],
    must: 'whole',
  },
  {
    name: 'a record without identifier, and a list without it',
    faults: [{ rewriting: 'a record without identifier' }],
    lists: { omit: { ListIdentifiers: [3] }, size: 'none' },
    missing: [3],
    must: 'said',
    code: 0,
    says: /Skipped a record without identifier/,
  },
];
