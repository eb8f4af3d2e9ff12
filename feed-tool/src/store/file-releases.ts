import type { HarvestedRecord } from './harvested-record.js';

/**
 * Returns a record with the files that the public may read on a day. The end of an embargo changes no
 * datestamp, so that no list of changes has it.
 * @param date ISO 8601, without a time
 */
export function releaseFiles(record: HarvestedRecord, date: string): HarvestedRecord {
  const release = record.releases?.findLast(({ from }) => from <= date);
  if (!release) return record;
  const { image, attachments } = release;
  const { image: _before, ...item } = record.item;
  return { ...record, item: { ...item, ...(image !== undefined && { image }), attachments } };
}
