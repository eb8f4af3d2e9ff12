import {
  chooseFields,
  expandIdentifier,
  type Item,
  type LanguageVersion,
  listVersionLinks,
  type MappedRecord,
  mapRecord,
  type MetadataChoice,
  type MetadataFields,
  readItem,
  readList,
  readRecord,
  readText,
  splitPath,
  type UnknownRecord,
} from 'fao-widgets-core';
import type { SkippedRecord } from '../feed/manifest.js';
import type { HarvestedRecord, OtherRecord } from '../store/harvested-record.js';
import { readOtherEntity } from './entity-type.js';

/** Options of {@link mapHarvested}. */
export interface MappingOptions {
  /** URL of the REST root. */
  readonly api: string;
  /** Meanings of the metadata fields. */
  readonly fields: MetadataChoice;
}

/**
 * Maps and sanitizes a record by the same rules as the widgets.
 * @param raw a record in the form of the REST interface
 * @param known its identifier and the time of its last change
 * @returns the record, or the reason why the feed leaves it out
 */
export async function mapHarvested(
  raw: UnknownRecord,
  { identifier, datestamp = readTime(raw['lastModified']) }: { identifier: string; datestamp?: string },
  { api, fields }: MappingOptions,
): Promise<HarvestedRecord | OtherRecord | SkippedRecord> {
  const other = readOtherEntity(raw);
  if (other)
    return { id: identifier, reason: `it is not a publication, but has the entity type ${other}`, datestamp };
  const chosen = chooseFields(fields, raw);
  const item = await clean(mapRecord(raw, chosen, api), api);
  if (!item) return { id: identifier, reason: 'it has no title' };
  const ties = [
    ...listVersionLinks(raw, chosen).flatMap(({ texts }) => texts.flatMap(expandIdentifier)),
    ...listRelationships(raw, chosen),
  ];
  return { identifier, datestamp, item, ties: [...new Set(ties)] };
}

/*
 * Both items of a relationship have its number as the authority of a value (DSpace, class
 * RelationshipMetadataServiceImpl). It joins them where the UUIDs of items are unknown, as in OAI-PMH.
 */
function listRelationships({ metadata }: UnknownRecord, { versions }: MetadataFields): string[] {
  return splitPath(versions).paths.flatMap((path) =>
    readList(readRecord(metadata)[path]).flatMap((value) => {
      const authority = readText(readRecord(value)['authority']);
      return authority?.startsWith('virtual::') ? authority : [];
    }),
  );
}

/** Sanitizes the language versions of a source; leaves out those without a known language. */
export async function cleanVersions(
  versions: readonly MappedRecord[],
  api: string,
): Promise<LanguageVersion[]> {
  const items = await Promise.all(versions.map((version) => clean(version, api)));
  return items.filter((item): item is Item & LanguageVersion => !!item?.language);
}

async function clean(mapped: MappedRecord, api: string): Promise<Item | undefined> {
  const item = await readItem(mapped, { base: `${api}/` });
  return item && { ...item, id: makeFileName(item.id) };
}

/* Rewrites `2026-02-01T17:19:29.441+00:00` in the form that DSpace's search accepts. */
function readTime(value: unknown): string {
  const time = Date.parse(readText(value) ?? '');
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

/* In one layout, ids are file names; a handle contains a slash. */
function makeFileName(id: string): string {
  return id.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}
