import type { UnknownRecord } from '../../../src/core/sanitize/text.js';
import type { ItemRecord, VersionRecord } from '../feed/feed-document.js';
import type { SkippedRecord } from '../feed/manifest.js';

/** A record of a repository as the tool keeps it between two runs. */
export interface HarvestedRecord {
  /** What names the record at its source: the OAI identifier, or the handle or UUID. */
  readonly identifier: string;
  /** When it was changed last at its source: ISO 8601; empty where that is not told. */
  readonly datestamp: string;
  /** The item as the feed has it, without lists, covers at their own addresses. */
  readonly item: ItemRecord;
  /** Names of other language versions, as the record gives them. */
  readonly ties: readonly string[];
  /** Its other language versions, where the source gave all of them; empty: known to be none. */
  readonly versions?: readonly VersionRecord[] | undefined;
}

/** A record of an item that is no publication. */
export interface OtherRecord extends SkippedRecord {
  /** As {@link HarvestedRecord} has it. */
  readonly datestamp: string;
}

/** A page of what a source gives. */
export interface HarvestPage {
  readonly records: readonly HarvestedRecord[];
  /** Identifiers of records that are deleted or withdrawn. */
  readonly gone: readonly string[];
  /** Records that can't be read, and why; what was read of them before is kept. */
  readonly broken: readonly SkippedRecord[];
  /**
   * Records of items that are no publications, and what they are; what was read of them before is dropped.
   */
  readonly others?: readonly SkippedRecord[];
  /** The latest time of change on the page, deleted records among them: ISO 8601. */
  readonly newest?: string | undefined;
  /** How many records the whole list has, where the source tells. */
  readonly total?: number | undefined;
}

/**
 * Gathers what became of records into a page.
 * @param times of change of other records
 */
export function makePage(
  records: readonly (HarvestedRecord | OtherRecord | SkippedRecord)[],
  gone: readonly string[] = [],
  broken: readonly SkippedRecord[] = [],
  times: readonly string[] = [],
): HarvestPage {
  const read: HarvestedRecord[] = [];
  const others: OtherRecord[] = [];
  const skipped: SkippedRecord[] = [...broken];
  for (const one of records) {
    if ('item' in one) read.push(one);
    else if ('datestamp' in one) others.push(one);
    else skipped.push(one);
  }
  const newest = [...[...read, ...others].map(({ datestamp }) => datestamp), ...times].sort().at(-1);
  return { records: read, gone, broken: skipped, others, newest: newest || undefined };
}

/** A record before its fields are mapped, as the REST interface of DSpace gives an item. */
export type RawRecord = UnknownRecord;
