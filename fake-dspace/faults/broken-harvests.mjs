import { readClock } from '../library/dates.mjs';

/**
 * Appends what a list has more after its first page was read, as if meanwhile someone had edited one of the records on it and withdrawn another: both come again, with the
 * present time. Nothing moves up, so that no record is missed.
 *
 * @param {readonly object[]} records
 * @param {{ until?: string }} selection a list that ends in the past can't have what is changed at present
 * @param {number} size of a page
 * @returns {readonly object[]}
 */
export function appendShifted(records, { until }, size) {
  if (until && until < readClock()) return records;
  // Where a record is tied to others, they know it as it is.
  const [edited, withdrawn] = records.slice(0, size).filter((record) => !record.withdrawn && !record.tie);
  const changed = readClock();
  const shifted = [];
  if (edited) {
    const publication = { ...edited.publication, title: `${edited.publication.title} [revised]` };
    shifted.push({ ...edited, publication, changed });
  }
  if (withdrawn) shifted.push({ ...withdrawn, withdrawn: true, changed });
  return [...records, ...shifted];
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
 * Spoils the first text in an answer's metadata, as systems do that paste texts into XML as they are: with a bare ampersand, and a character that XML can't have.
 *
 * @param {string} xml
 * @returns {string}
 */
export function breakXml(xml) {
  return xml.replace(/<(?:field name="value"|dc:\w+)>/, '$&Food & agriculture \u0001');
}
