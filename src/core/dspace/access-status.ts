import { readRecord, type UnknownRecord } from '../sanitize/text.js';

/**
 * Returns whether readers without an account may read a file, or the main file of an item. DSpace embeds this
 * status in items from 7.3 on, and in files from 9.0 on. The status of an item is that of its primary or
 * first file (DSpace, class DefaultAccessStatusHelper; recorded replies of DSpace 7.6.7 and 9.2).
 * @param records a file and then its item, each with `accessStatus` embedded; the first that has a status
 *   decides
 * @returns `false` for `embargo` and `restricted`, `true` for every other status, and where there is none
 */
export function isPublic(...records: readonly UnknownRecord[]): boolean {
  const statuses = records.map((record) => readRecord(readRecord(record['_embedded'])['accessStatus']));
  const status = statuses.map((one) => one['status']).find(Boolean);
  return status !== 'embargo' && status !== 'restricted';
}
