import type { Attachment, Item } from 'fao-widgets-core';

/** The files of an item from a day on, after an embargo. */
export interface FileRelease {
  /** ISO 8601, without a time. */
  readonly from: string;
  readonly image?: string | undefined;
  readonly attachments: readonly Attachment[];
}

/**
 * Returns a record with the files that the public may read on a day. The end of an embargo changes no
 * datestamp, so that no list of changes has it.
 * @param date ISO 8601, without a time
 */
export function releaseFiles<R extends { readonly item: Item; readonly releases?: readonly FileRelease[] }>(
  record: R,
  date: string,
): R {
  const release = record.releases?.findLast(({ from }) => from <= date);
  if (!release) return record;
  const { image, attachments } = release;
  const { image: _before, ...item } = record.item;
  return { ...record, item: { ...item, ...(image !== undefined && { image }), attachments } };
}
