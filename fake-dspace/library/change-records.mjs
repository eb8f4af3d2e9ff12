import { fillBundles, makeRecord } from './record.mjs';
import { nameRecord, unnameRecord } from './library.mjs';
import { cutToSeconds } from './dates.mjs';

/** What `readPublications` gives of a publication of which nothing is known. */
const nothingKnown = {
  authors: [],
  subjects: [],
  files: [],
  translations: [],
  withdrawn: false,
};

/**
 * Changes what is known about the publication of a record.
 *
 * @param {ReturnType<typeof import('./library.mjs').makeLibrary>} library
 * @param {object} record
 * @param {object} facts those that differ, as `readPublications` names them; not `id` and what names an item elsewhere
 * @param {string} time of the change
 */
export function editRecord(library, record, facts, time) {
  unnameRecord(library, record);
  record.publication = { ...record.publication, ...facts };
  record.withdrawn = record.publication.withdrawn;
  record.changed = time;
  if ('files' in facts || 'image' in facts) fillBundles(record, library.generation);
  nameRecord(library, record);
  library.revision += 1;
}

/**
 * Removes a record without a trace. What others say of it in their metadata stays; relationships go with it, as in DSpace.
 *
 * @param {ReturnType<typeof import('./library.mjs').makeLibrary>} library
 * @param {object} record
 */
export function removeRecord(library, record) {
  unnameRecord(library, record);
  library.records = library.records.filter((one) => one !== record);
  for (const relationship of record.relationships) {
    library.byAddress.delete(`relationship/${relationship.uuid}`);
    for (const end of [relationship.left, relationship.right]) {
      end.relationships = end.relationships.filter((one) => one !== relationship);
    }
  }
  library.revision += 1;
}

/**
 * Adds a record, deposited at that moment. Nothing ties it to language versions but its job number.
 *
 * @param {ReturnType<typeof import('./library.mjs').makeLibrary>} library
 * @param {object} facts at least `id` and `title`, as `readPublications` names them
 * @param {string} time of the deposit
 * @returns {object} the record
 * @throws {Error} where another has the handle
 */
export function addRecord(library, facts, time) {
  const place = 1 + (library.records.at(-1)?.place ?? -1);
  const record = makeRecord({ ...nothingKnown, ...facts }, place, library);
  if (library.byHandle.has(record.handle)) throw new Error(`There is an item ${record.handle} already.`);
  record.deposited = cutToSeconds(time);
  record.changed = time;
  library.records.push(record);
  nameRecord(library, record);
  library.revision += 1;
  return record;
}
