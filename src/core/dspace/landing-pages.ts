import { readRecord } from '../sanitize/text.js';
import { readUrl } from '../sanitize/url.js';
import { findSite, type MappedRecord } from './map-record.js';
import { HAL, type Repository } from './repository.js';

/**
 * Corrects the landing pages of records without a URL of their own. `mapRecord` expects the user interface
 * where the API is. It may have another origin, which the REST root names (`dspaceUI`). DSpace writes a URL
 * into each item when it enters the archive, so this rarely sends a request.
 * @returns the records; unchanged where the REST root can't be read
 */
export async function correctPages(
  records: readonly MappedRecord[],
  repository: Repository,
): Promise<readonly MappedRecord[]> {
  const { api, getJson } = repository;
  if (!records.some((record) => isExpected(record, api))) return records;
  const root = await getJson(api, { accept: HAL }).catch(() => undefined);
  const site = readUrl(readRecord(root)['dspaceUI'], api)?.replace(/\/$/, '');
  if (!site) return records;
  return records.map((record) =>
    isExpected(record, api) ? { ...record, url: record.url.replace(findSite(api), site) } : record,
  );
}

/** Whether the landing page of a record is where `mapRecord` expects it, at the origin of the API. */
export function isExpected({ url }: MappedRecord, api: string): boolean {
  return url.startsWith(`${findSite(api)}/`);
}
