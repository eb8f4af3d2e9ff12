const identifiers = ['ListIdentifiers'];
const lists = ['ListRecords', 'ListIdentifiers'];
const badToken = { error: 'badResumptionToken' };
/** A change after the first page. */
const after = { page: 1 };

/**
 * Faults of OAI-PMH, and ways of it that few servers use, as rows of the matrix.
 *
 * @type {import('./run-row.mjs').Row[]}
 */
export const protocolFaults = [
  // Tokens.
  ...['special', 'long', 'changing', 'spaced', 'CDATA'].map((tokens) => ({
    name: `tokens: ${tokens}`,
    lists: { tokens },
    must: 'whole',
  })),
  ...['self-closed', 'absent', 'token', 'spaced'].map((end) => ({
    name: `the last token: ${end}`,
    lists: { end },
    must: 'whole',
  })),
  {
    name: 'tokens with a time of expiry that is over',
    lists: { attributes: ' expirationDate="2020-01-01T00:00:00Z"' },
    must: 'whole',
  },
  { name: 'a token that expires once', faults: [{ ...badToken, times: 1 }], must: 'whole' },
  {
    name: 'a token that expires on the last page once',
    faults: [{ ...badToken, page: 3, times: 1 }],
    must: 'whole',
  },
  { name: 'a token that always expires', faults: [badToken], must: 'whole' },
  {
    name: 'tokens that always expire, of both lists',
    faults: [badToken, { on: 'ListIdentifiers', ...badToken }],
    must: 'said',
    code: 4,
    says: /badResumptionToken/,
  },
  {
    name: 'another error',
    faults: [{ error: 'badArgument' }],
    must: 'said',
    code: 4,
    says: /badArgument/,
  },

  // Circles.
  ...['same token', 'new tokens', 'first page'].flatMap((kind) => [
    {
      name: `a circle of records: ${kind}`,
      lists: { circle: { kind, page: 2, verbs: ['ListRecords'] } },
      must: 'whole',
    },
    {
      name: `a circle of both lists: ${kind}`,
      lists: { circle: { kind, page: 2, verbs: lists } },
      must: 'said',
      code: 4,
      says: /again and again|same page|circle|completeListSize|more/,
    },
    {
      name: `a circle of identifiers, of which one is needed: ${kind}`,
      lists: { circle: { kind, page: 2, verbs: identifiers }, omit: { ListRecords: [6] }, size: 1 },
      must: 'said',
      says: /again and again|same page|circle|identifiers/,
    },
  ]),
  {
    name: 'a circle of both lists without sizes: new tokens',
    lists: { circle: { kind: 'new tokens', page: 2, verbs: lists }, size: 'none', cursor: 'none' },
    must: 'said',
    code: 4,
    says: /again and again|same page|circle/,
  },

  // Sizes and pages.
  { name: 'no completeListSize', lists: { size: 'none' }, must: 'whole' },
  { name: 'a completeListSize that is too large', lists: { size: 4 }, must: 'whole' },
  { name: 'a completeListSize that is too small', lists: { size: -4 }, must: 'whole' },
  { name: 'a completeListSize of 0', lists: { size: -6 }, must: 'whole' },
  { name: 'a completeListSize of -1', lists: { size: -7 }, must: 'whole' },
  { name: 'no cursor', lists: { cursor: 'none' }, must: 'whole' },
  { name: 'a cursor that counts pages', lists: { cursor: 'page' }, must: 'whole' },
  { name: 'neither size nor cursor', lists: { size: 'none', cursor: 'none' }, must: 'whole' },
  { name: 'a single page without a token', lists: { pages: [6] }, must: 'whole' },
  { name: 'pages of one record', lists: { pages: [1, 1, 1, 1, 1, 1] }, must: 'whole' },
  { name: 'pages of different sizes', lists: { pages: [1, 3, 2] }, must: 'whole' },
  { name: 'a page without records in the middle', lists: { pages: [2, 0, 2, 2] }, must: 'whole' },
  { name: 'a first page without records', lists: { pages: [0, 2, 2, 2] }, must: 'whole' },
  { name: 'pages that overlap', lists: { overlap: 1 }, must: 'whole' },
  { name: 'a record twice on each page', lists: { repeats: true }, must: 'whole' },
  {
    name: 'a page without a list once',
    faults: [{ rewriting: 'no list', times: 1 }],
    must: 'whole',
  },
  { name: 'a page without a list always', faults: [{ rewriting: 'no list' }], must: 'whole' },
  {
    name: 'the response to another verb once',
    faults: [{ rewriting: 'another verb', times: 1 }],
    must: 'whole',
  },
  { name: 'the response to another verb always', faults: [{ rewriting: 'another verb' }], must: 'whole' },
  {
    name: 'pages without a list, of both lists',
    faults: [{ rewriting: 'no list' }, { on: 'ListIdentifiers', page: 0, rewriting: 'no list' }],
    must: 'said',
    code: 4,
    says: /unreadable response/,
  },
  { name: 'noRecordsMatch for a page in the middle', faults: [{ error: 'noRecordsMatch' }], must: 'whole' },
  {
    name: 'a repository without records',
    count: 0,
    must: 'said',
    code: 4,
    says: /Nothing was found/,
  },
  {
    name: 'a repository without records that sends an empty list',
    count: 0,
    lists: { sendsEmptyList: true },
    must: 'said',
    code: 4,
    says: /Nothing was found/,
  },

  // Records.
  { name: 'deleted records', records: { 2: { isDeleted: true }, 5: { isDeleted: true } }, must: 'whole' },
  {
    name: 'a page of deleted records',
    records: { 3: { isDeleted: true }, 4: { isDeleted: true } },
    must: 'whole',
  },
  {
    name: 'a first page of deleted records',
    records: { 1: { isDeleted: true }, 2: { isDeleted: true } },
    must: 'whole',
  },
  {
    name: 'records without metadata',
    records: { 2: { metadata: 'none' }, 4: { metadata: 'empty' } },
    missing: [2, 4],
    must: 'said',
    code: 0,
    says: /20\.500\.14283\/2.*20\.500\.14283\/4.*metadata/s,
  },
  {
    name: 'containers `about`',
    records: { 2: { about: '<rights><record>inner</record></rights>' } },
    must: 'whole',
  },
  {
    name: 'a list of records that lacks one',
    lists: { omit: { ListRecords: [3] }, size: 1 },
    must: 'whole',
  },
  {
    name: 'a list of identifiers that lacks one',
    lists: { omit: { ListIdentifiers: [3] }, size: 1 },
    must: 'whole',
  },
  {
    name: 'a list of identifiers that lacks most',
    count: 12,
    lists: { omit: { ListIdentifiers: [1, 2, 3, 4, 5, 6, 7, 8] }, size: 1 },
    must: 'whole',
  },
  {
    name: 'no list of identifiers, which is needed',
    lists: { size: 1 },
    faults: [{ on: 'ListIdentifiers', page: 0, error: 'badVerb' }],
    must: 'said',
    says: /badVerb|identifiers/,
  },
  {
    name: 'a list of identifiers whose token expires once, which is needed',
    lists: { omit: { ListRecords: [6] }, size: 1 },
    faults: [{ on: 'ListIdentifiers', ...badToken, times: 1 }],
    must: 'whole',
  },
  {
    name: 'a listed record that GetRecord does not know, since it became restricted',
    records: { 3: { isSecret: true } },
    lists: { omit: { ListRecords: [3] }, size: 1 },
    faults: [{ on: 'GetRecord', record: 3, error: 'idDoesNotExist' }],
    must: 'whole',
  },
  {
    name: 'a listed record that GetRecord can’t write',
    lists: { omit: { ListRecords: [3] }, size: 1 },
    faults: [{ on: 'GetRecord', record: 3, error: 'cannotDisseminateFormat' }],
    missing: [3],
    must: 'said',
    code: 8,
    says: /Skipped oai:repository\.example:20\.500\.14283\/3/,
  },

  {
    name: 'a list of identifiers that fails once, which is needed',
    lists: { omit: { ListRecords: [3] }, size: 1 },
    faults: [{ on: 'ListIdentifiers', page: 1, status: 500, times: 1 }],
    must: 'whole',
  },
  {
    name: 'a record alone that has no list element once',
    lists: { omit: { ListRecords: [3] }, size: 1 },
    faults: [{ on: 'GetRecord', rewriting: 'no list', times: 1 }],
    must: 'whole',
  },
  {
    name: 'another record than the requested one',
    lists: { omit: { ListRecords: [3] }, size: 1 },
    faults: [{ on: 'GetRecord', record: 3, rewriting: 'the identifier of record 1' }],
    missing: [3],
    must: 'said',
    code: 8,
    says: /20\.500\.14283\/3/,
  },
  {
    name: 'a page that fails once, and then its token has expired',
    faults: [
      { status: 500, times: 1 },
      { ...badToken, times: 1 },
    ],
    must: 'whole',
  },

  // Changes during the harvest.
  { name: 'a record that moves to the end', changes: [{ after, edit: 1 }], must: 'whole' },
  {
    name: 'a record that moves to the end, without sizes',
    changes: [{ after, edit: 1 }],
    lists: { size: 'none' },
    must: 'whole',
  },
  {
    name: 'a record that moves to the end, on pages of one record, without sizes',
    changes: [{ after, edit: 1 }],
    lists: { size: 'none', pages: [1, 1, 1, 1, 1, 1] },
    must: 'whole',
  },
  { name: 'a later record that changes', changes: [{ after, edit: 5 }], must: 'whole' },
  {
    name: 'a record that changes after its page, in its place',
    changes: [{ after, edit: 1, isInPlace: true }],
    runs: 2,
    must: [undefined, 'whole'],
  },
  { name: 'a new record', changes: [{ after, add: 7 }], must: 'whole' },
  { name: 'a record that disappears', changes: [{ after, remove: 1 }], must: 'whole' },
  {
    name: 'a record that disappears, without sizes',
    changes: [{ after, remove: 1 }],
    lists: { size: 'none' },
    runs: 2,
    must: [undefined, 'whole'],
  },
  { name: 'a later record that disappears', changes: [{ after, remove: 5 }], must: 'whole' },
  { name: 'a record that is marked as deleted', changes: [{ after, mark: 1 }], must: 'whole' },
  {
    name: 'a record that disappears while another one comes',
    changes: [
      { after, remove: 1 },
      { after, add: 7 },
    ],
    must: 'whole',
  },
  {
    name: 'a record that moves while identifiers are listed',
    lists: { size: 1 },
    changes: [{ after: { verb: 'ListIdentifiers', page: 1 }, edit: 1 }],
    runs: 2,
    must: [undefined, 'whole'],
  },

  // The description of the repository.
  ...['repositoryName', 'baseURL', 'deletedRecord', 'granularity', 'earliestDatestamp', 'adminEmail'].map(
    (name) => ({ name: `Identify without ${name}`, identity: { [name]: undefined }, must: 'whole' }),
  ),
  { name: 'a clock that is ten years ahead', yearsAhead: 10, must: 'whole' },
  { name: 'a clock that is ten years behind', yearsAhead: -10, must: 'whole' },
  { name: 'responses without a time', hidesTime: true, must: 'whole' },
  {
    name: 'an earliestDatestamp after the records',
    identity: { earliestDatestamp: '2025-01-01T00:00:00Z' },
    must: 'whole',
  },
  {
    name: 'only the format oai_dc',
    faults: [{ page: 0, error: 'cannotDisseminateFormat' }],
    must: 'said',
    code: 4,
    says: /xoai.*--via rest/,
  },

  // Sets.
  {
    name: 'a set with special characters',
    sets: { "col_1:a_(b)!~*'.c-d": [1, 2, 3, 4, 5] },
    must: 'whole',
  },
  { name: 'two sets that share records', sets: { col_1: [1, 2, 3, 4], col_2: [3, 4, 5, 6] }, must: 'whole' },
  {
    name: 'two sets, one of them without records',
    sets: { col_1: [1, 2, 3], col_2: [] },
    must: 'whole',
    warns: /The set "col_2" has no records/,
  },
  {
    name: 'two sets, and a page of the second that always fails',
    sets: { col_1: [1, 2, 3], col_2: [3, 4, 5, 6] },
    faults: [{ page: 2, status: 500 }],
    must: 'whole',
  },
  {
    name: 'a set that a record leaves during the harvest',
    sets: { col_1: [1, 2, 3, 4, 5] },
    changes: [{ after, leave: 1 }],
    must: 'whole',
  },
  {
    name: 'an unknown set',
    args: ['--set', 'col_9_9'],
    must: 'said',
    code: 4,
    says: /The set "col_9_9" has no records.*ListSets/,
  },
];
