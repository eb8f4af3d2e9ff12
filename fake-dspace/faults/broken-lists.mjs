import { readClock } from '../library/dates.mjs';

/**
 * Returns a list of records as it is after the client has read the first page, if meanwhile someone edited
 * one of the records on that page and withdrew another: both are at the end again, with the present time. No
 * record moves up, so the client misses none.
 *
 * @param {readonly object[]} records
 * @param {{ until?: string }} selection a list that ends in the past does not change
 * @param {number} size records per page
 * @returns {readonly object[]}
 */
export function addChangedRecords(records, { until }, size) {
  if (until && until < readClock()) return records;
  // Other language versions refer to the record in its present state.
  const [edited, withdrawn] = records.slice(0, size).filter((record) => !record.withdrawn && !record.tie);
  const changed = readClock();
  const added = [];
  if (edited) {
    const publication = { ...edited.publication, title: `${edited.publication.title} [revised]` };
    added.push({ ...edited, publication, changed });
  }
  if (withdrawn) added.push({ ...withdrawn, withdrawn: true, changed });
  return [...records, ...added];
}

/**
 * Repeats the first record of a page.
 *
 * @param {readonly object[]} shown
 * @returns {object[]}
 */
export function repeatFirst(shown) {
  return [...shown.slice(0, 1), ...shown];
}

/**
 * Breaks the first text in the metadata, as systems do that paste text into XML: a bare ampersand, and a
 * character that XML forbids.
 *
 * @param {string} xml
 * @returns {string}
 */
export function breakXml(xml) {
  return xml.replace(/<field name="value">/, '$&Food & agriculture \u0001');
}
