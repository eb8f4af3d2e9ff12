import type { Item } from '../model/item.js';
import { readLine, readRecord } from '../sanitize/text.js';

/** Maximum number of skipped records that a warning names. */
const MAX_LISTED = 5;

/**
 * Describes which records of a feed were skipped, and why, as a warning for the developer. This module
 * loads only when there are such records.
 * @param records the records of the feed
 * @param items the item of each record, or `undefined` where it can't be shown; fewer than records in a long
 *   feed
 * @param url name of the feed in the warning
 */
export function describeSkipped(
  records: readonly unknown[],
  items: readonly (Item | undefined)[],
  url: string,
): string {
  const seen = new Set<string>();
  const skipped = items.flatMap((item, index) => {
    const fault = !item
      ? findFault(records[index])
      : seen.has(item.id)
        ? `repeats the id "${item.id}"`
        : undefined;
    if (item) seen.add(item.id);
    return fault ? `items[${index}] ${fault}` : [];
  });
  const unread = records.length - items.length;
  const rest = skipped.length - MAX_LISTED;
  const reasons = [
    ...(unread ? [`all after the first ${items.length}`] : []),
    ...skipped.slice(0, MAX_LISTED),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join(', ');
  return `${url}: skipped ${skipped.length + unread} of ${records.length} items: ${reasons}`;
}

function findFault(record: unknown): string {
  if (typeof record !== 'object' || !record) return 'is not an object';
  return readLine(readRecord(record)['id']) ? 'has no title or abstract' : 'has no "id"';
}
