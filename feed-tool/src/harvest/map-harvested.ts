import type { Item, LanguageVersion } from '../../../src/core/model/item.js';
import type { MetadataChoice, MetadataFields } from '../../../src/core/dspace/metadata-fields.js';
import { readList, readRecord, readText } from '../../../src/core/sanitize/text.js';
import { chooseFields } from '../../../src/core/dspace/choose-fields.js';
import { listVersionLinks } from '../../../src/core/dspace/language-versions.js';
import { mapRecord, type MappedRecord } from '../../../src/core/dspace/map-record.js';
import { splitPlace } from '../../../src/core/dspace/read-metadata.js';
import { readItem } from '../../../src/core/json-feed/read-item.js';
import { expandIdentifier } from '../../../src/core/identifiers/expand-identifier.js';
import type { SkippedRecord } from '../feed/manifest.js';
import { writeItem, writeVersion } from '../feed/write-item.js';
import type { HarvestedRecord, OtherRecord, RawRecord } from '../store/harvested-record.js';
import { readOtherEntity } from './entity-type.js';

/** What records are mapped by. */
export interface MappingOptions {
  /** Address of the REST root. */
  readonly api: string;
  /** Which metadata fields mean what. */
  readonly fields: MetadataChoice;
}

/**
 * Maps and cleans a record by the same rules as the widgets do.
 * @param raw in the form of the REST interface
 * @param known what names it, and when it was changed
 * @returns the record, or why it is not in a feed
 */
export async function mapHarvested(
  raw: RawRecord,
  { identifier, datestamp = readTime(raw['lastModified']) }: { identifier: string; datestamp?: string },
  { api, fields }: MappingOptions,
): Promise<HarvestedRecord | OtherRecord | SkippedRecord> {
  const other = readOtherEntity(raw);
  if (other)
    return { id: identifier, reason: `it is no publication, but of the entity type ${other}`, datestamp };
  const chosen = chooseFields(fields, raw);
  const item = await clean(mapRecord(raw, chosen, api), api);
  if (!item) return { id: identifier, reason: 'it has no title' };
  const ties = [
    ...listVersionLinks(raw, chosen).flatMap(({ texts }) => texts.flatMap(expandIdentifier)),
    ...listRelationships(raw, chosen),
  ];
  return { identifier, datestamp, item: writeItem(item), ties: [...new Set(ties)] };
}

/*
 * Both ends of a relationship between items have its number as the authority of a value (DSpace, class
 * RelationshipMetadataServiceImpl): a tie where the UUIDs of items are not known, as in OAI-PMH.
 */
function listRelationships({ metadata }: RawRecord, { versions }: MetadataFields): string[] {
  return splitPlace(versions).paths.flatMap((path) =>
    readList(readRecord(metadata)[path]).flatMap((value) => {
      const authority = readText(readRecord(value)['authority']);
      return authority?.startsWith('virtual::') ? authority : [];
    }),
  );
}

/** Cleans language versions as the source gave them; those in no known language are left out. */
export async function cleanVersions(versions: readonly MappedRecord[], api: string) {
  const items = await Promise.all(versions.map((version) => clean(version, api)));
  return items
    .filter((item): item is Item & LanguageVersion => !!item?.language)
    .map((item) => writeVersion(item));
}

async function clean(mapped: MappedRecord, api: string): Promise<Item | undefined> {
  const item = await readItem(mapped, { base: `${api}/` });
  return item && { ...item, id: makeFileName(item.id) };
}

/* `2026-02-01T17:19:29.441+00:00` in the form that the search understands. */
function readTime(value: unknown): string {
  const time = Date.parse(readText(value) ?? '');
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

/* Ids are file names in one of the layouts; a handle has a slash in it. */
function makeFileName(id: string): string {
  return id.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}
