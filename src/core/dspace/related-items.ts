import type { MetadataFields } from './metadata-fields.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { dropVolume } from '../related/drop-volume.js';
import type { MappedRecord } from './map-record.js';
import { readMetadata, splitPath } from './read-metadata.js';
import type { Repository } from './repository.js';
import { COVER_EMBED, searchItems } from './search.js';
import { matchAny } from './solr-query.js';

/** Kinds of metadata that relate items, with the maximum number of values of each in a search. */
const MAX_VALUES = { tags: 10, series: 1, authors: 5 } as const;
/** Maximum number of metadata fields of one kind in a search. */
const MAX_FIELDS = 2;
/** Maximum number of candidates: enough for the ranking, and few enough for one page of results. */
export const MAX_CANDIDATES = 40;

/**
 * Searches a repository for items that share a subject, the series or an author with an item. DSpace has no
 * public API for related items, so these candidates are ranked like the items of a feed. The server sends
 * those that match best: the default order of a repository may be by date.
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
): Promise<readonly UnknownRecord[]> {
  const { list } = readMetadata(record, fields);
  const clauses = (['tags', 'series', 'authors'] as const).flatMap((name) => {
    const texts = list(name)
      .slice(0, MAX_VALUES[name])
      .map(({ text }) => (name === 'series' ? dropVolume(text) : text));
    // Other records may hold the same values in another field of the kind.
    const paths = splitPath(fields[name]).paths.slice(0, MAX_FIELDS);
    return paths.map((path) => matchAny(path, texts));
  });
  const clause = clauses.filter(Boolean).join(' OR ');
  if (!clause) return [];
  const excluded = [item, ...versions].flatMap(({ _fao: { uuid } }) => uuid ?? []);
  const others = excluded.map((uuid) => ` -search.resourceid:"${uuid}"`).join('');
  return searchItems(`(${clause})${others}`, repository, {
    size,
    embed: COVER_EMBED,
    sort: 'score,DESC',
  });
}
