import type { Item } from '../model/item.js';
import { readLine, readRecord } from '../sanitize/text.js';

/** Most skipped records that are told one by one. */
const MAX_LISTED = 5;

/**
 * Says which records of a feed were left out, and why, for the developer. Loaded only when there are any.
 * @param records as they stand in the feed
 * @param items what was read of each, of as many as were read
 * @param url what the feed is called
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
  const told = [
    ...(unread ? [`all after the first ${items.length}`] : []),
    ...skipped.slice(0, MAX_LISTED),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join(', ');
  return `${url}: skipped ${skipped.length + unread} of ${records.length} items: ${told}`;
}

function findFault(record: unknown): string {
  if (typeof record !== 'object' || !record) return 'is no object';
  return readLine(readRecord(record)['id']) ? 'has nothing to serve as a title' : 'has no "id"';
}
