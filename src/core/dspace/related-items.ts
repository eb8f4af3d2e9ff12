import type { MetadataFields } from './metadata-fields.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { dropVolume } from '../related/drop-volume.js';
import { listNames, listTargets, listVersionLinks } from './language-versions.js';
import type { MappedRecord } from './map-record.js';
import { readMetadata, splitPath } from './read-metadata.js';
import type { Repository } from './repository.js';
import { COVER_EMBED, searchPage } from './search.js';
import { joinClauses, matchAny } from './solr-query.js';

/** Kinds of metadata that relate items, with the maximum number of values of each in a search. */
const MAX_VALUES = { tags: 10, series: 1, authors: 5 } as const;
/** Maximum number of metadata fields of one kind in a search. */
const MAX_FIELDS = 2;
/** Maximum number of candidates: enough for the ranking, and few enough for one page of results. */
export const MAX_CANDIDATES = 40;
/**
 * Field of the type of an entity, such as a person or a project (DSpace, "Configurable Entities"). Items
 * without a type are publications.
 */
const ENTITY_FIELD = 'dspace.entity.type';

/** Candidates of a list of related items. */
export interface Candidates {
  readonly records: readonly UnknownRecord[];
  /** Whether the repository has more of them than were requested. */
  readonly hasMore: boolean;
}

/**
 * Searches a repository for publications that share a subject, the series or an author with an item. DSpace
 * has no public API for related items, so these candidates are ranked like the items of a feed. The server
 * sends those that match best, since the default order of a repository may be by date.
 * @param item the mapped record
 * @param versions the language versions of the item, which the search excludes
 * @param size maximum number of candidates
 * @throws LoadError as `searchPage`
 */
export async function searchRelated(
  record: UnknownRecord,
  item: MappedRecord,
  versions: readonly MappedRecord[],
  fields: MetadataFields,
  repository: Repository,
  size: number,
): Promise<Candidates> {
  const { list } = readMetadata(record, fields);
  const clauses = (['tags', 'series', 'authors'] as const).flatMap((name) => {
    const texts = list(name)
      .slice(0, MAX_VALUES[name])
      .map(({ text }) => (name === 'series' ? dropVolume(text) : text));
    // Other records may hold the same values in another field of the kind.
    const paths = splitPath(fields[name]).paths.slice(0, MAX_FIELDS);
    return paths.map((path) => matchAny(path, texts));
  });
  const clause = joinClauses(clauses);
  if (!clause) return { records: [], hasMore: false };
  const excluded = [item, ...versions].flatMap(({ _fao: { uuid } }) => uuid ?? []);
  const others = excluded.map((uuid) => ` -search.resourceid:"${uuid}"`).join('');
  const query = `(${clause})${others} -(${ENTITY_FIELD}:* -${ENTITY_FIELD}:Publication)`;
  const options = { size, embed: COVER_EMBED, sort: 'score,DESC' };
  const { items, total = 0 } = await searchPage(query, repository, options);
  const own = listOwnAndLinked(record, fields);
  const records = items.filter(
    (one) => isPublication(one) && !listOwnAndLinked(one, fields).some((name) => own.includes(name)),
  );
  return { records, hasMore: total > size };
}

/* A server may ignore a clause about a field that it does not index. */
function isPublication(record: UnknownRecord): boolean {
  const type = record['entityType'] ?? readMetadata(record, { type: ENTITY_FIELD }).first('type');
  return !type || type === 'Publication';
}

/* Two records that have one of these in common are versions of the same work. */
function listOwnAndLinked(record: UnknownRecord, fields: MetadataFields): string[] {
  const links = listVersionLinks(record, fields).flatMap(({ texts }) => listTargets(texts));
  return [...listNames(record, fields), ...links];
}
