import {
  listEditionIdentifiers,
  listItemIdentifiers,
  readLine,
  readRecord,
  type UnknownRecord,
} from 'fao-widgets-core';

/** Returns all identifiers of the item of a record, normalized as in the widgets. */
export function identifiersOfRecord(record: UnknownRecord): Set<string> {
  const fao = readRecord(record['_fao']);
  return listItemIdentifiers({
    ...readEditionIdentifiers(record),
    id: readLine(record['id']) ?? '',
    jobNumber: readLine(fao['job_number']) ?? '',
    handle: readLine(fao['handle']) ?? '',
    doi: readLine(fao['doi']) ?? '',
    uuid: readLine(fao['uuid']) ?? '',
    // The other fields of the type are not identifiers.
    title: '',
    authors: [],
    subjects: [],
    withdrawn: false,
  });
}

/** Returns the identifiers of a language version: its id, or its URL where it has no id. */
export function identifiersOfVersion(record: UnknownRecord): Set<string> {
  const { id, url } = readEditionIdentifiers(record);
  return listEditionIdentifiers({ attachments: [], ...(id ? { id } : { url }) });
}

function readEditionIdentifiers(record: UnknownRecord): {
  id: string;
  url: string;
  attachments: { url: string }[];
} {
  const files = Array.isArray(record['attachments']) ? (record['attachments'] as unknown[]) : [];
  return {
    id: readLine(record['id']) ?? '',
    url: readLine(record['url']) ?? '',
    attachments: files.map((file) => ({ url: readLine(readRecord(file)['url']) ?? '' })),
  };
}
