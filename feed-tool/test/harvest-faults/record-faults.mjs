const badToken = { error: 'badResumptionToken' };
/** A change after the first page. */
const after = { page: 1 };

/**
 * Records that are deleted, unreadable or missing in a list of OAI-PMH, or change meanwhile, as rows of the
 * matrix.
 *
 * @type {import('./run-row.mjs').Row[]}
 */
export const recordFaults = [
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
    lists: { omit: { ListRecords: [3] }, size: { ListRecords: 1 } },
    must: 'whole',
  },
  {
    name: 'a list of identifiers that lacks one',
    lists: { omit: { ListIdentifiers: [3] }, size: { ListRecords: 1 } },
    must: 'whole',
  },
  {
    name: 'a list of identifiers that lacks most',
    count: 12,
    lists: { omit: { ListIdentifiers: [1, 2, 3, 4, 5, 6, 7, 8] }, size: { ListRecords: 1 } },
    must: 'whole',
  },
  {
    name: 'no list of identifiers, which is needed',
    lists: { size: { ListRecords: 1 } },
    faults: [{ on: 'ListIdentifiers', page: 0, error: 'badVerb' }],
    must: 'said',
    says: /badVerb|identifiers/,
  },
  {
    name: 'a list of identifiers whose token expires once, which is needed',
    lists: { omit: { ListRecords: [6] }, size: { ListRecords: 1 } },
    faults: [{ on: 'ListIdentifiers', ...badToken, times: 1 }],
    must: 'whole',
  },
  {
    name: 'a listed record that GetRecord does not know, since it became restricted',
    records: { 3: { isSecret: true } },
    lists: { omit: { ListRecords: [3] }, size: { ListRecords: 1 } },
    faults: [{ on: 'GetRecord', record: 3, error: 'idDoesNotExist' }],
    must: 'whole',
  },
  {
    name: 'a listed record that GetRecord can’t write',
    lists: { omit: { ListRecords: [3] }, size: { ListRecords: 1 } },
    faults: [{ on: 'GetRecord', record: 3, error: 'cannotDisseminateFormat' }],
    missing: [3],
    must: 'said',
    code: 8,
    says: /Skipped oai:repository\.example:20\.500\.14283\/3/,
  },

  {
    name: 'a list of identifiers that fails once, which is needed',
    lists: { omit: { ListRecords: [3] }, size: { ListRecords: 1 } },
    faults: [{ on: 'ListIdentifiers', page: 1, status: 500, times: 1 }],
    must: 'whole',
  },
  {
    name: 'a record alone that has no list element once',
    lists: { omit: { ListRecords: [3] }, size: { ListRecords: 1 } },
    faults: [{ on: 'GetRecord', rewriting: 'no list', times: 1 }],
    must: 'whole',
  },
  {
    name: 'another record than the requested one',
    lists: { omit: { ListRecords: [3] }, size: { ListRecords: 1 } },
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
    lists: { size: { ListRecords: 1 } },
    changes: [{ after: { verb: 'ListIdentifiers', page: 1 }, edit: 1 }],
    runs: 2,
    must: [undefined, 'whole'],
  },
];
