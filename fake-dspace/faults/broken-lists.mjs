import { readClock } from '../library/dates.mjs';

/**
 * Returns the list of records after an edit of one record of the first page, and the withdrawal of another,
 * while the client reads it. Both records are at the end again, with the present time. No record moves up, so
 * the client misses none.
 *
 * @param {readonly object[]} records
 * @param {{ until?: string }} selection its limit; a list that ends in the past does not change
 * @param {number} size records per page
 * @returns {readonly object[]}
 */
export function addChangedRecords(records, { until }, size) {
  if (until && until < readClock()) return records;
  // Other language versions refer to the record in its present state.
  const [edited, withdrawn] = records
    .slice(0, size)
    .filter((record) => !record.withdrawn && !record.linkType);
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
 * Breaks the first text in the metadata with a bare ampersand and a character that XML forbids, as systems do
 * that insert text into XML without escapes.
 *
 * @param {string} xml
 * @returns {string}
 */
export function breakXml(xml) {
  return xml.replace(/<field name="value">/, '$&Food & agriculture \u0001');
}
