import { readLine, readList, readRecord } from '../../../../src/core/sanitize/text.js';
import { identifiersOfRecord, identifiersOfVersion } from '../item/record-identifiers.js';

/** What the rules about several items need of one; the item itself is not kept. */
export interface ItemFacts {
  /** File it stands in. */
  readonly file: string;
  /** Its place in the file's `items`. */
  readonly index: number;
  readonly id: string;
  /** Every name of it, spelled out. */
  readonly names: readonly string[];
  /** Names of the language versions, one list an entry. */
  readonly versions: readonly (readonly string[])[];
  /** Ids that its lists name, one an entry; `undefined` where an entry has none. */
  readonly related: readonly (string | undefined)[];
  readonly alsoDownloaded: readonly (string | undefined)[];
}

/**
 * Notes what the rules about several items need of those in a feed document; items without an id are left
 * out.
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
      names: [...identifiersOfRecord(record)],
      versions: readList(fao['languages']).map((version) => [...identifiersOfVersion(readRecord(version))]),
      related: readIds(fao['related']),
      alsoDownloaded: readIds(readRecord(fao['also_downloaded'])['items']),
    };
  });
}

function readIds(value: unknown): (string | undefined)[] {
  return readList(value).map((entry) => readLine(readRecord(entry)['id']));
}
