import { readList, readRecord, readText, type UnknownRecord } from 'fao-widgets-core';
import type { SkippedRecord } from '../feed/manifest.js';

const PUBLICATION = 'publication';
/** Beginning of the reason why a feed leaves out an item of another entity type; stores keep it. */
const REASON = 'it is not a publication, but has the entity type';

/**
 * Reads the entity type of an item, such as `Person` or `Project`, unless a feed has items of this type. REST
 * has the type as `entityType`, OAI-PMH only in the metadata. DSpace reads the first value of that field
 * (class ItemServiceImpl, `getEntityTypeLabel`), and ignores case in labels (class EntityTypeDAOImpl).
 * @param entities types that the feed has besides publications, in any case
 * @returns the label in the repository's spelling; `undefined` for a publication, for an item without a type,
 *   and for one of `entities`
 */
export function readOtherEntity(
  { entityType, metadata }: UnknownRecord,
  entities: readonly string[] = [],
): string | undefined {
  const [first] = readList(readRecord(metadata)['dspace.entity.type']);
  const label = readText(entityType) ?? readText(readRecord(first)['value']);
  const name = label?.toLowerCase();
  return name === PUBLICATION || entities.some((one) => one.toLowerCase() === name) ? undefined : label;
}

/** Returns the reason why a feed leaves out an item of an entity type. */
export function describeOtherEntity(type: string): string {
  return `${REASON} ${type}`;
}

/** Whether a feed leaves out a record because of its entity type. */
export function isOtherEntity({ reason }: SkippedRecord): boolean {
  return reason.startsWith(REASON);
}
