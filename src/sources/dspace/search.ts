import type { SourceQuery } from '../../model/source.js';
import { createLoadError } from '../../request/load-error.js';
import { readJson } from '../../request/read-json.js';
import { readList, readRecord, type UnknownRecord } from '../clean/text.js';
import { readEmbedded } from './read-files.js';

/** What a card shows besides metadata: cover and files. */
export const CARD_PARTS = 'embed=thumbnail&embed=bundles/bitstreams/format&embed=bundles/primaryBitstream';
/** What a card in a list of search results shows: files would be most of the answer. */
export const COVER = 'embed=thumbnail';

/** Address of the REST root, without a slash at its end. */
export function findRoot({ feed }: Pick<SourceQuery, 'feed'>): string {
  return feed.replace(/[?#].*$/, '').replace(/\/$/, '');
}

/**
 * Searches a repository for items.
 * @param solr a query in Solr's syntax, its texts escaped
 * @param size most items; a server cuts it to 100 without a word
 * @param embed what comes with each item
 * @returns the items as they stand
 * @throws LoadError as `readJson`, `format` where the answer is none of a search
 */
export async function searchItems(
  solr: string,
  query: SourceQuery,
  { size, embed, configuration }: { size: number; embed: string; configuration?: string },
): Promise<readonly UnknownRecord[]> {
  const view = configuration ? `&configuration=${configuration}` : '';
  const url = `${findRoot(query)}/discover/search/objects?dsoType=item${view}&page=0&size=${size}&${embed}&query=${encodeURIComponent(solr)}`;
  const answer = readRecord(await readJson(url, query));
  // The contract says `searchResults`, the code of all versions `searchResult`; an empty page may lack what is inside.
  const embedded = readRecord(answer['_embedded']);
  const result = embedded['searchResult'] ?? embedded['searchResults'];
  if (!(result instanceof Object) && answer['type'] !== 'discover') {
    throw createLoadError('format', { url, detail: 'no result of a DSpace search' });
  }
  const objects = readList(readRecord(readRecord(result)['_embedded'])['objects']);
  return objects
    .slice(0, size)
    .map((object) => readEmbedded(object, 'indexableObject'))
    .filter(({ uuid, type }) => uuid && (type === undefined || type === 'item'));
}
