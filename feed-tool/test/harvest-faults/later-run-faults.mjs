const edits = [{ edit: 1 }, { edit: 2 }, { edit: 3 }, { edit: 4 }];
const byDay = { granularity: 'YYYY-MM-DD' };
const rows = [
  { name: 'nothing changed' },
  { name: 'nothing changed, and an empty list', lists: { sendsEmptyList: true } },
  { name: 'a changed record', between: [{ edit: 2 }] },
  { name: 'a new record', between: [{ add: 7 }] },
  { name: 'a record marked as deleted', between: [{ mark: 2 }] },
  { name: 'a deleted record without a mark', between: [{ remove: 2 }] },
  {
    name: 'a deleted record without a mark, beside a changed one',
    between: [{ remove: 2 }, { edit: 3 }],
  },
  {
    name: 'a deleted record where none are marked',
    between: [{ remove: 2 }],
    identity: { deletedRecord: 'no' },
  },
  {
    name: 'a deleted record where all are marked',
    between: [{ mark: 2 }],
    identity: { deletedRecord: 'persistent' },
  },
  { name: 'changes on several pages', between: edits },
  {
    name: 'a record that moves to the end',
    between: edits,
    changes: [{ after: { page: 1, run: 2 }, edit: 1 }],
  },
  {
    name: 'a record that moves to the end, without sizes',
    between: edits,
    lists: { size: 'none' },
    changes: [{ after: { page: 1, run: 2 }, edit: 1 }],
  },
  {
    name: 'a token that expires once',
    between: edits,
    faults: [{ run: 2, error: 'badResumptionToken', times: 1 }],
  },
  { name: 'a 500 once', between: edits, faults: [{ run: 2, status: 500, times: 1 }] },
  { name: 'a 404 once', between: edits, faults: [{ run: 2, status: 404, times: 1 }] },
  {
    name: 'a page without a list once',
    between: edits,
    faults: [{ run: 2, rewriting: 'no list', times: 1 }],
  },
  { name: 'one page that always fails', between: edits, faults: [{ run: 2, status: 500 }] },
  { name: 'a server that ignores `from`', between: [{ edit: 2 }], ignoresFrom: true },
  {
    name: 'a server that refuses `from`',
    between: [{ edit: 2 }],
    faults: [{ run: 2, page: 1, error: 'badArgument', times: 1 }],
  },
  { name: 'datestamps by day', between: [{ edit: 2 }], datestamps: 'days', identity: byDay },
  { name: 'datestamps by second, granularity by day', between: [{ edit: 2 }], identity: byDay },
  { name: 'datestamps by day, granularity by second', between: [{ edit: 2 }], datestamps: 'days' },
  { name: 'datestamps with a fraction', between: [{ edit: 2 }], datestamps: 'fraction' },
  { name: 'datestamps with an offset', between: [{ edit: 2 }], datestamps: 'offset' },
  { name: 'datestamps with white space', between: [{ edit: 2 }], datestamps: 'space' },
  { name: 'no datestamps', between: [{ edit: 2 }], datestamps: 'none' },
  { name: 'a clock that is ten years ahead', between: [{ edit: 2 }], yearsAhead: 10 },
  { name: 'a clock that is ten years behind', between: [{ edit: 2 }], yearsAhead: -10 },
  { name: 'a record that leaves its set', between: [{ leave: 2 }], sets: { col_1: [1, 2, 3, 4] } },
  {
    name: 'a record that leaves one of two sets',
    between: [{ leave: 2 }, { edit: 4 }],
    sets: { col_1: [1, 2, 3], col_2: [4, 5] },
  },
  { name: 'a completeListSize that is too large', between: [{ edit: 2 }], lists: { size: 4 } },
  { name: 'no times of responses', between: [{ edit: 2 }], hidesTime: true },
  { name: 'no granularity', between: [{ edit: 2 }], identity: { granularity: undefined } },
];

/**
 * Faults that a second run in the same folder meets, as rows of the matrix.
 *
 * @type {import('./run-row.mjs').Row[]}
 */
export const laterRunFaults = [
  ...rows.map((row) => ({ ...row, name: `later: ${row.name}`, runs: 2, must: ['whole', 'whole'] })),
  {
    name: 'later: a record that loses its metadata, which the feed keeps',
    between: [{ empty: 2 }],
    runs: 2,
    must: ['whole', 'whole'],
    warns: /20\.500\.14283\/2: .*metadata/,
  },
  {
    name: 'later: a record that is not XML any more',
    between: [{ edit: 2 }],
    faults: [
      { run: 2, page: 0, rewriting: 'an open tag in an edited title' },
      { run: 2, on: 'GetRecord', rewriting: 'an open tag in an edited title' },
    ],
    runs: 2,
    must: ['whole', 'said'],
    code: 0,
    says: /Skipped oai:repository\.example:20\.500\.14283\/2: it is not XML/,
  },
  {
    name: 'later: a list of identifiers that lacks most records',
    count: 12,
    between: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((remove) => ({ remove })),
    runs: 2,
    must: ['whole', 'said'],
    code: 4,
    says: /--full/,
  },
  {
    name: 'later: the server responds with 500 only',
    between: [{ edit: 2 }],
    faults: [{ on: 'any', run: 2, status: 500 }],
    runs: 2,
    must: ['whole', 'said'],
    code: 3,
    says: /status 500/,
  },
  {
    name: 'later: the first run ended in the middle, and its token is valid',
    faults: [{ run: 1, page: 3, status: 403 }],
    runs: 2,
    must: ['said', 'whole'],
    code: 3,
    says: /status 403/,
  },
  {
    name: 'later: the first run ended in the middle, and its token is not valid any more',
    faults: [
      { run: 1, page: 3, status: 403 },
      { run: 2, page: 3, error: 'badResumptionToken', times: 1 },
    ],
    runs: 2,
    must: ['said', 'whole'],
    code: 3,
    says: /status 403/,
  },
  {
    name: 'later: the first run ended in the middle, and the list changed since',
    faults: [{ run: 1, page: 3, status: 403 }],
    between: [{ edit: 1 }, { remove: 2 }],
    runs: 2,
    must: ['said', 'whole'],
    code: 3,
    says: /status 403/,
  },
];
