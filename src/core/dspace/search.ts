import { createLoadError } from '../model/load-error.js';
import { readCount, readList, readRecord, type UnknownRecord } from '../sanitize/text.js';
import { readEmbedded } from './read-files.js';
import { HAL, type Repository } from './repository.js';

/** What a card shows besides metadata: cover and files. */
export const CARD_PARTS = 'embed=thumbnail&embed=bundles/bitstreams/format&embed=bundles/primaryBitstream';
/** What a card in a list of search results shows: files would be most of the answer. */
export const COVER = 'embed=thumbnail';

/** How a repository is searched. */
export interface SearchOptions {
  /** Most items of a page; a server cuts it to 100 without a word. */
  readonly size: number;
  /** What comes with each item. */
  readonly embed: string;
  readonly configuration?: string;
  /** UUID of the collection or community that is searched; absent: the repository. */
  readonly scope?: string | undefined;
  /** Which page, from 0. */
  readonly page?: number;
}

/** A page of what a search found. */
export interface FoundItems {
  /** The items as they stand. */
  readonly items: readonly UnknownRecord[];
  /** How many pages there are; absent: not known. */
  readonly pages?: number | undefined;
  /** How many items were found on all pages; absent: not known. */
  readonly total?: number | undefined;
}

/**
 * Searches a repository for items.
 * @param solr a query in Solr's syntax, its texts escaped
 * @returns the items of the first page
 * @throws LoadError as {@link searchPage}
 */
export async function searchItems(
  solr: string,
  repository: Repository,
  terms: SearchOptions,
): Promise<readonly UnknownRecord[]> {
  return (await searchPage(solr, repository, terms)).items;
}

/**
 * Reads a page of what a search finds.
 * @param solr a query in Solr's syntax, its texts escaped
 * @throws LoadError as `Requests.getJson`, `format` where the answer is none of a search
 */
export async function searchPage(
  solr: string,
  repository: Repository,
  { size, embed, configuration, scope, page = 0 }: SearchOptions,
): Promise<FoundItems> {
  const view = (configuration ? `&configuration=${configuration}` : '') + (scope ? `&scope=${scope}` : '');
  const url = `${repository.api}/discover/search/objects?dsoType=item${view}&page=${page}&size=${size}&${embed}&query=${encodeURIComponent(solr)}`;
  const answer = readRecord(await repository.getJson(url, { accept: HAL }));
  // The contract says `searchResults`, the code of all versions `searchResult`; an empty page may lack what is inside.
  const embedded = readRecord(answer['_embedded']);
  const result = embedded['searchResult'] ?? embedded['searchResults'];
  if (!(result instanceof Object) && answer['type'] !== 'discover') {
    throw createLoadError('format', { url, detail: 'no result of a DSpace search' });
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
