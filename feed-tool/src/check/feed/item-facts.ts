import { readLine, readList, readRecord } from 'fao-widgets-core';
import { identifiersOfRecord, identifiersOfVersion } from '../item/record-identifiers.js';

/** The data of an item that comparisons of items need. The item itself need not stay in memory. */
export interface ItemFacts {
  /** Path or URL of its file. */
  readonly file: string;
  /** Index in `items` of the file. */
  readonly index: number;
  readonly id: string;
  /** All identifiers of the item, normalized. */
  readonly identifiers: readonly string[];
  /** Identifiers of the language versions, one list per entry. */
  readonly versions: readonly (readonly string[])[];
  /** Ids of the related items, one per entry; `undefined` where an entry has none. */
  readonly related: readonly (string | undefined)[];
  /** Ids of the items that were also downloaded, likewise. */
  readonly alsoDownloaded: readonly (string | undefined)[];
}

/**
 * Returns the data of the items in a feed document that comparisons need. Skips items without an id.
 */
export function collectItemFacts(file: string, json: unknown): ItemFacts[] {
  return readList(readRecord(json)['items']).flatMap((value, index) => {
    const record = readRecord(value);
    const fao = readRecord(record['_fao']);
    const id = readLine(record['id']);
    if (!id) return [];
    return {
      file,
      index,
      id,
      identifiers: [...identifiersOfRecord(record)],
      versions: readList(fao['languages']).map((version) => [...identifiersOfVersion(readRecord(version))]),
      related: readIds(fao['related']),
      alsoDownloaded: readIds(readRecord(fao['also_downloaded'])['items']),
    };
  });
}

function readIds(value: unknown): (string | undefined)[] {
  return readList(value).map((entry) => readLine(readRecord(entry)['id']));
}
