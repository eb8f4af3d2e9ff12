import type { Attachment, Item, LanguageVersion } from 'fao-widgets-core';
import type { SkippedRecord } from '../feed/manifest.js';

/** The files of an item from a day on, after an embargo. */
export interface FileRelease {
  /** ISO 8601, without a time. */
  readonly from: string;
  readonly image?: string | undefined;
  readonly attachments: readonly Attachment[];
}

/** A publication of a repository in the form in which the store keeps it between two runs. */
export interface HarvestedRecord {
  /** Identifier at the source: the OAI identifier, the handle or the UUID. */
  readonly identifier: string;
  /** Time of its last change at the source: ISO 8601; empty where the source does not send it. */
  readonly datestamp: string;
  /** The item without lists, with its cover's URL at the repository. */
  readonly item: Item;
  /** Identifiers of other language versions, which the record contains. */
  readonly ties: readonly string[];
  /** Its other language versions, where the source sent all of them; empty: it has none. */
  readonly versions?: readonly LanguageVersion[] | undefined;
  /** Files of the item after the end of each embargo, in order. */
  readonly releases?: readonly FileRelease[];
  /** Whether files are under an embargo whose end the source does not tell. */
  readonly hasOpenEnd?: boolean | undefined;
}

/** A record of an item that is not a publication. */
export interface OtherRecord extends SkippedRecord {
  /** Time of its last change, as in {@link HarvestedRecord}. */
  readonly datestamp: string;
}

/** The records of one response, sorted by what the store does with them. */
export interface HarvestPage {
  readonly records: readonly HarvestedRecord[];
  /** Identifiers of records that are deleted or withdrawn. */
  readonly gone: readonly string[];
  /** Unreadable records with reasons. The store keeps an earlier version of such a record. */
  readonly broken: readonly SkippedRecord[];
  /** Records of items that are not publications, with reasons. The store drops an earlier version. */
  readonly others?: readonly SkippedRecord[];
  /** The latest time of change on the page, deleted records included: ISO 8601. */
  readonly newest?: string | undefined;
  /** Number of records of the whole list, where the source sends it. */
  readonly total?: number | undefined;
}

/**
 * Sorts the results of mapping a page's records.
 * @param times times of change of further records, such as deleted ones
 */
export function makePage(
  results: readonly (HarvestedRecord | OtherRecord | SkippedRecord)[],
  gone: readonly string[] = [],
  broken: readonly SkippedRecord[] = [],
  times: readonly string[] = [],
): HarvestPage {
  const records: HarvestedRecord[] = [];
  const others: OtherRecord[] = [];
  const skipped: SkippedRecord[] = [...broken];
  for (const result of results) {
    if ('item' in result) records.push(result);
    else if ('datestamp' in result) others.push(result);
    else skipped.push(result);
  }
  const newest = [...[...records, ...others].map(({ datestamp }) => datestamp), ...times].sort().at(-1);
  return { records, gone, broken: skipped, others, newest: newest || undefined };
}
