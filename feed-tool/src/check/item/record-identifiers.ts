import { readLine, readRecord, type UnknownRecord } from '../../../../src/core/sanitize/text.js';
import {
  identifiersOfEdition,
  identifiersOfItem,
} from '../../../../src/core/identifiers/expand-identifier.js';

/** Every name under which the item of a record can be asked for, spelled out as the widgets do it. */
export function identifiersOfRecord(record: UnknownRecord): Set<string> {
  const fao = readRecord(record['_fao']);
  return identifiersOfItem({
    ...readNames(record),
    id: readLine(record['id']) ?? '',
    jobNumber: readLine(fao['job_number']) ?? '',
    handle: readLine(fao['handle']) ?? '',
    doi: readLine(fao['doi']) ?? '',
    uuid: readLine(fao['uuid']) ?? '',
    // What an item has besides is no name.
    title: '',
    authors: [],
    subjects: [],
    withdrawn: false,
  });
}

/** The names of a language version: its id, or its address where it has none. */
export function identifiersOfVersion(record: UnknownRecord): Set<string> {
  const { id, url } = readNames(record);
  return identifiersOfEdition({ attachments: [], ...(id ? { id } : { url }) });
}

function readNames(record: UnknownRecord): { id: string; url: string; attachments: { url: string }[] } {
  const files = Array.isArray(record['attachments']) ? (record['attachments'] as unknown[]) : [];
  return {
    id: readLine(record['id']) ?? '',
    url: readLine(record['url']) ?? '',
    attachments: files.map((file) => ({ url: readLine(readRecord(file)['url']) ?? '' })),
  };
}
