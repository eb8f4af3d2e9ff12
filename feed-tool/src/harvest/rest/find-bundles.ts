import { readCount, readList, readRecord, readText, type UnknownRecord } from 'fao-widgets-core';

/** Name of the bundle with the files of an item. */
const ORIGINAL = 'ORIGINAL';

/**
 * Whether an item has files, but not in the embedded bundles, which are not all that it has. From DSpace 7.3
 * on, the access status of an item without files says so.
 */
export function lacksOriginal(item: UnknownRecord): boolean {
  const bundles = listBundles(item);
  const total = readCount(readRecord(readBundles(item)['page'])['totalElements']) ?? 0;
  const { status } = readRecord(readRecord(item['_embedded'])['accessStatus']);
  return (
    status !== 'metadata.only' &&
    total > bundles.length &&
    !bundles.some(({ name }) => readText(name) === ORIGINAL)
  );
}

/** Whether an item has more files than the embedded ones. */
export function lacksFiles(item: UnknownRecord): boolean {
  const original = listBundles(item).find(({ name }) => readText(name) === ORIGINAL);
  const bitstreams = readRecord(readRecord(original?.['_embedded'])['bitstreams']);
  const total = readCount(readRecord(bitstreams['page'])['totalElements']) ?? 0;
  return total > readList(readRecord(bitstreams['_embedded'])['bitstreams']).length;
}

function readBundles(item: UnknownRecord): UnknownRecord {
  return readRecord(readRecord(item['_embedded'])['bundles']);
}

function listBundles(item: UnknownRecord): UnknownRecord[] {
  return readList(readRecord(readBundles(item)['_embedded'])['bundles']).map(readRecord);
}
