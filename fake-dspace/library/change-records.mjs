import { cutToSeconds } from './dates.mjs';
import { indexRecord, unindexRecord } from './library.mjs';
import { addBundles, makeRecord, setVisibility } from './record.mjs';

/** Facts about a publication where they are unknown. */
const noFacts = {
  authors: [],
  subjects: [],
  files: [],
  translations: [],
  withdrawn: false,
};

/**
 * Changes facts about the publication of a record.
 *
 * @param {ReturnType<typeof import('./library.mjs').makeLibrary>} library
 * @param {object} record
 * @param {object} facts the changed ones, with the names of `readDemoFeed`; not `id`, `uuid`, `handle` or
 *   `job`
 * @param {string} time time of the change
 */
export function editRecord(library, record, facts, time) {
  unindexRecord(library, record);
  record.publication = { ...record.publication, ...facts };
  setVisibility(record);
  record.changed = time;
  if ('files' in facts || 'image' in facts || 'primary' in facts) addBundles(record, library.generation);
  indexRecord(library, record);
  library.revision += 1;
}

/**
 * Removes a record and its relationships, as DSpace does. Metadata of other records keeps referring to it.
 *
 * @param {ReturnType<typeof import('./library.mjs').makeLibrary>} library
 * @param {object} record
 */
export function removeRecord(library, record) {
  unindexRecord(library, record);
  library.records = library.records.filter((one) => one !== record);
  for (const relationship of record.relationships) {
    for (const end of [relationship.left, relationship.right]) {
      end.relationships = end.relationships.filter((one) => one !== relationship);
    }
  }
  library.revision += 1;
}

/**
 * Adds a record. Only its job number connects it to language versions.
 *
 * @param {ReturnType<typeof import('./library.mjs').makeLibrary>} library
 * @param {object} facts at least `id` and `title`, with the names of `readDemoFeed`
 * @param {string} time time of the deposit
 * @returns {object} the record
 * @throws {Error} where another record has the handle
 */
export function addRecord(library, facts, time) {
  const index = 1 + (library.records.at(-1)?.index ?? -1);
  const record = makeRecord({ ...noFacts, ...facts }, index, library);
  if (library.byHandle.has(record.handle)) throw new Error(`There is an item ${record.handle} already.`);
  record.deposited = cutToSeconds(time);
  record.changed = time;
  library.records.push(record);
  indexRecord(library, record);
  library.revision += 1;
  return record;
}
