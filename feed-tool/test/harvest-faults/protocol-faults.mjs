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
      lists: {
        circle: { kind, page: 2, verbs: identifiers },
        omit: { ListRecords: [6] },
        size: { ListRecords: 1 },
      },
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
  {
    // A size may be an estimate (OAI-PMH 2.0, section 3.5).
    name: 'a completeListSize that is too large, of two lists that have the same records',
    lists: { size: 4 },
    must: 'whole',
    warns: /Warning: The source counts 10 records, but it lists only 6\. .*probably an estimate/,
  },
  {
    name: 'a completeListSize that is too large, of two lists that lack different records',
    lists: { size: 2, omit: { ListRecords: [3], ListIdentifiers: [4] } },
    must: 'said',
    missing: [],
    code: 8,
    says: /counts 7 records, but it lists only 5/,
  },
  {
    name: 'a completeListSize that is too large on pages of records only',
    lists: { size: { ListRecords: 4 } },
    must: 'whole',
  },
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
  { name: 'records that the size counts twice', lists: { repeats: true, size: 3 }, must: 'whole' },
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
