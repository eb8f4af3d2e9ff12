import { readList, readRecord, readText, type UnknownRecord } from 'fao-widgets-core';

const PUBLICATION = 'publication';

/**
 * Reads the entity type of an item, such as `Person` or `Project`, unless it is a publication. REST has the
 * type as `entityType`, OAI-PMH only in the metadata. DSpace reads the first value of that field (class
 * ItemServiceImpl, `getEntityTypeLabel`), and ignores case in labels (class EntityTypeDAOImpl).
 * @returns the label in the repository's spelling; `undefined` for a publication and for an item without a
 *   type
 */
export function readOtherEntity({ entityType, metadata }: UnknownRecord): string | undefined {
  const [first] = readList(readRecord(metadata)['dspace.entity.type']);
  const label = readText(entityType) ?? readText(readRecord(first)['value']);
  return label?.toLowerCase() === PUBLICATION ? undefined : label;
}
