import type { MetadataFields } from './metadata-fields.js';
import type { UnknownRecord } from '../sanitize/text.js';
import type { MappedRecord } from './map-record.js';
import { readMetadata, splitPlace } from './read-metadata.js';
import type { Repository } from './repository.js';
import { COVER, searchItems } from './search.js';
import { matchAny } from './solr-query.js';

/** What relates items, and how many values of each are asked for. */
const MOST = { tags: 10, series: 1, authors: 5 } as const;
/** Most fields of one kind that are searched. */
const MAX_FIELDS = 2;
/** Most candidates: enough that ranking has a choice, and few enough for one page. */
const MAX_CANDIDATES = 40;

/**
 * Searches a repository for what may be related to an item: whatever shares a subject, the series or an author. DSpace has no public way to ask for related items, so
 * the result is ranked like the items of a feed.
 * @param versions the item's own language versions, which are left out
 */
export async function searchRelated(
  record: UnknownRecord,
  item: MappedRecord,
  versions: readonly MappedRecord[],
  fields: MetadataFields,
  repository: Repository,
): Promise<readonly UnknownRecord[]> {
  const { list } = readMetadata(record, fields);
  const clauses = (['tags', 'series', 'authors'] as const).flatMap((name) => {
    const texts = list(name)
      .slice(0, MOST[name])
      .map(({ text }) => (name === 'series' ? dropVolume(text) : text));
    // The first field stands for its kind: what is in none of the others has no value there.
    const paths = splitPlace(fields[name]).paths.slice(0, MAX_FIELDS);
    return paths.map((path) => matchAny(path, texts));
  });
  const alike = clauses.filter(Boolean).join(' OR ');
  if (!alike) return [];
  const own = [item, ...versions].flatMap(({ _fao: { uuid } }) => uuid ?? []);
  const others = own.map((uuid) => ` -search.resourceid:"${uuid}"`).join('');
  return searchItems(`(${alike})${others}`, repository, { size: MAX_CANDIDATES, embed: COVER });
}

/* `FAO Forestry Paper 187` is of the same series as number 188. */
function dropVolume(series: string): string {
  return series.replace(/[\s,;:]{0,9}(?:\b(?:no|nr|vol)\b\.?)?\s{0,9}\d[\w./-]{0,20}$/i, '') || series;
}
