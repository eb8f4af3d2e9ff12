import { createLoadError } from '../model/load-error.js';
import { readCount, readList, readRecord, type UnknownRecord } from '../sanitize/text.js';
import { readEmbedded } from './read-files.js';
import { HAL, type Repository } from './repository.js';

/**
 * Parameters that embed the cover, and whether it is public, for search results: files would make up most of
 * the response.
 */
export const COVER_EMBED = 'embed=thumbnail&embed=accessStatus';

/** Options of a search. */
export interface SearchOptions {
  /** Maximum number of items per page. Servers silently reduce it to 100. */
  readonly size: number;
  /** Parameters that embed resources in each item; empty: none. */
  readonly embed: string;
  /** Name of a search configuration of the repository; absent: the default one. */
  readonly configuration?: string;
  /** UUID of the collection or community to search; absent: the whole repository. */
  readonly scope?: string | undefined;
  /** Field and direction; absent: the default order of the repository. `score` is always possible. */
  readonly sort?: string;
  /** Number of the page, from 0. */
  readonly page?: number;
}

/** A page of search results. */
export interface SearchResults {
  /** The records as the repository sends them. */
  readonly items: readonly UnknownRecord[];
  /** Number of pages; absent: not known. */
  readonly pages?: number | undefined;
  /** Number of items on all pages; absent: not known. */
  readonly total?: number | undefined;
}

/**
 * Searches a repository for items.
 * @param solr query in Solr's syntax, with escaped texts
 * @returns the items of the first page
 * @throws LoadError as {@link searchPage}
 */
export async function searchItems(
  solr: string,
  repository: Repository,
  options: SearchOptions,
): Promise<readonly UnknownRecord[]> {
  return (await searchPage(solr, repository, options)).items;
}

/**
 * Reads one page of search results.
 * @param solr query in Solr's syntax, with escaped texts
 * @throws LoadError as `Requests.getJson`; `format` where the response is not that of a search
 */
export async function searchPage(
  solr: string,
  repository: Repository,
  { size, embed, configuration, scope, sort, page = 0 }: SearchOptions,
): Promise<SearchResults> {
  const parameters =
    (configuration ? `&configuration=${configuration}` : '') +
    (scope ? `&scope=${scope}` : '') +
    (sort ? `&sort=${sort}` : '') +
    (embed && `&${embed}`);
  const url = `${repository.api}/discover/search/objects?dsoType=item${parameters}&page=${page}&size=${size}&query=${encodeURIComponent(solr)}`;
  const response = readRecord(await repository.getJson(url, { accept: HAL }));
  // The REST contract has `searchResults`, but all versions send `searchResult`. An empty page may lack
  // `objects`.
  const embedded = readRecord(response['_embedded']);
  const result = embedded['searchResult'] ?? embedded['searchResults'];
  if (!(result instanceof Object) && response['type'] !== 'discover') {
    throw createLoadError('format', { url, detail: 'not a DSpace search result' });
  }
  const objects = readList(readRecord(readRecord(result)['_embedded'])['objects']);
  const { totalElements, totalPages } = readRecord(readRecord(result)['page']);
  return {
    items: objects
      .slice(0, size)
      .map((object) => readEmbedded(object, 'indexableObject'))
      .filter(({ uuid, type }) => uuid && (type === undefined || type === 'item')),
    pages: readCount(totalPages),
    total: readCount(totalElements),
  };
}
