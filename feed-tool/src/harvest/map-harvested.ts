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
import { describeOtherEntity, readOtherEntity } from './entity-type.js';
import { hasOpenEnd, listReleases, withholdFiles } from './withhold-files.js';

/** Options of {@link mapHarvested}. */
export interface MappingOptions {
  /** URL of the REST root. */
  readonly api: string;
  /** Meanings of the metadata fields. */
  readonly fields: MetadataChoice;
  /** URL of the user interface, without a slash at its end; absent: that of the REST root's host. */
  readonly site?: string | undefined;
  /** Entity types that the feed has besides publications, such as `Person`. */
  readonly entities?: readonly string[] | undefined;
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
  { api, fields, site, entities }: MappingOptions,
): Promise<HarvestedRecord | OtherRecord | SkippedRecord> {
  const other = readOtherEntity(raw, entities);
  if (other) return { id: identifier, reason: describeOtherEntity(other), datestamp };
  const chosen = chooseFields(fields, raw);
  const today = new Date().toISOString().slice(0, 10);
  const mapOn = (date: string) =>
    clean(moveToSite(mapRecord(withholdFiles(raw, date), chosen, api), api, site), api);
  const item = await mapOn(today);
  if (!item) return { id: identifier, reason: 'it has no title' };
  const releases = await Promise.all(
    listReleases(raw, today).map(async (from) => {
      const { image, attachments = [] } = (await mapOn(from)) ?? {};
      return { from, image, attachments };
    }),
  );
  const ties = [
    ...listVersionLinks(raw, chosen).flatMap(({ texts }) => texts.flatMap(expandIdentifier)),
    ...listRelationships(raw, chosen),
  ];
  return {
    identifier,
    datestamp,
    item,
    ties: [...new Set(ties)],
    ...(releases.length > 0 && { releases }),
    ...(hasOpenEnd(raw) && { hasOpenEnd: true }),
  };
}

/* Landing pages without a URL in the metadata are at the user interface, perhaps on another host. */
function moveToSite(mapped: MappedRecord, api: string, site: string | undefined): MappedRecord {
  const guess = api.replace(/\/server\/api$/, '');
  const { url } = mapped;
  const page = typeof url === 'string' && url.startsWith(guess) ? url.slice(guess.length) : '';
  return site && /^\/(?:handle|items)\//.test(page) ? { ...mapped, url: site + page } : mapped;
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
  { api, site }: Pick<MappingOptions, 'api' | 'site'>,
): Promise<LanguageVersion[]> {
  const items = await Promise.all(versions.map((version) => clean(moveToSite(version, api, site), api)));
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
