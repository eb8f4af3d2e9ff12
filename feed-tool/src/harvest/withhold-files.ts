import { readList, readRecord, readText, type UnknownRecord } from 'fao-widgets-core';

/** Statuses of files that the public can't read (DSpace, class DefaultAccessStatusHelper). */
const CLOSED = new Set(['embargo', 'restricted', 'unknown']);
/** Bundles whose files a feed has. */
const BUNDLES = new Set<unknown>(['ORIGINAL', 'THUMBNAIL']);

/**
 * Removes the files and the cover of a record that the public can't read on a day, according to the embedded
 * `accessStatus` of each file (from DSpace 8 on in OAI-PMH, 9 in REST), else of the item, which DSpace
 * computes from the primary or first file. Removes nothing where there is no such status.
 * @param raw a record in the form of the REST interface
 * @param date ISO 8601, without a time
 */
export function withholdFiles(raw: UnknownRecord, date: string): UnknownRecord {
  const { accessStatus: ofItem, thumbnail, ...embedded } = readRecord(raw['_embedded']);
  if (!ofItem && ![...listFiles(raw), thumbnail].some(readOwnStatus)) return raw;
  const isOpen = (file: unknown) => (findRelease(file, ofItem) ?? '') <= date;
  const choose = (file: unknown) => (file && isOpen(file) ? dropStatus(readRecord(file)) : undefined);
  const bundles = listBundles(raw).map((bundle) => {
    const parts = readRecord(bundle['_embedded']);
    const all = listBitstreams(bundle);
    const primary = readRecord(parts['primaryBitstream']);
    // The primary file may be beyond the embedded page, which has the status otherwise.
    const known = all.find(({ uuid }) => uuid && uuid === primary['uuid']) ?? primary;
    return {
      ...bundle,
      _embedded: {
        ...parts,
        primaryBitstream: isOpen(known) ? parts['primaryBitstream'] : undefined,
        bitstreams: {
          ...readRecord(parts['bitstreams']),
          _embedded: { bitstreams: all.flatMap((one) => choose(one) ?? []) },
        },
      },
    };
  });
  return {
    ...raw,
    _embedded: { ...embedded, thumbnail: choose(thumbnail), bundles: { _embedded: { bundles } } },
  };
}

/*
 * Without a status, the mapping keeps the file. It would leave out a file under an embargo, also for a day
 * after the embargo.
 */
function dropStatus(file: UnknownRecord): UnknownRecord {
  const { accessStatus: _status, ...embedded } = readRecord(file['_embedded']);
  return { ...file, _embedded: embedded };
}

/** Whether a record has files under an embargo whose end it does not tell, as over REST before DSpace 9. */
export function hasOpenEnd(raw: UnknownRecord): boolean {
  const { accessStatus, thumbnail } = readRecord(raw['_embedded']);
  return [...listFiles(raw), ...(thumbnail ? [thumbnail] : [])].some((file) => {
    const { status } = readRecord(readOwnStatus(file) ?? accessStatus);
    return status === 'embargo' && findRelease(file, accessStatus) === NEVER;
  });
}

/**
 * Lists the days after a date on which the public may read more files of a record, in order.
 * @param date ISO 8601, without a time
 */
export function listReleases(raw: UnknownRecord, date: string): string[] {
  const { accessStatus, thumbnail } = readRecord(raw['_embedded']);
  const files = [...listFiles(raw), ...(thumbnail ? [thumbnail] : [])];
  const days = files.map((file) => findRelease(file, accessStatus) ?? '');
  return [...new Set(days)].filter((day) => day > date && day !== NEVER).sort();
}

/** A day that does not come. */
const NEVER = '9999-99-99';

/* Returns the day on which the public may read a file; `undefined`: any day. */
function findRelease(file: unknown, ofItem: unknown): string | undefined {
  const { status, embargoDate } = readRecord(readOwnStatus(file) ?? ofItem);
  if (!CLOSED.has(readText(status) ?? '')) return undefined;
  return /^\d{4}-\d\d-\d\d/.exec(readText(embargoDate) ?? '')?.[0] ?? NEVER;
}

function readOwnStatus(file: unknown): UnknownRecord | undefined {
  const own = readRecord(readRecord(readRecord(file)['_embedded'])['accessStatus']);
  return readText(own['status']) === undefined ? undefined : own;
}

function listFiles(raw: UnknownRecord): UnknownRecord[] {
  return listBundles(raw)
    .filter(({ name }) => BUNDLES.has(name))
    .flatMap(listBitstreams);
}

function listBundles(raw: UnknownRecord): UnknownRecord[] {
  const { bundles } = readRecord(raw['_embedded']);
  return readList(readRecord(readRecord(bundles)['_embedded'])['bundles']).map(readRecord);
}

function listBitstreams(bundle: UnknownRecord): UnknownRecord[] {
  const { bitstreams } = readRecord(bundle['_embedded']);
  return readList(readRecord(readRecord(bitstreams)['_embedded'])['bitstreams']).map(readRecord);
}
