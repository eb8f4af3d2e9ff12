import { basename, dirname, join } from 'node:path';
import { readLine, readList, readRecord, type UnknownRecord } from '../../../../src/core/sanitize/text.js';
import { isJobNumber } from '../../../../src/core/identifiers/job-number.js';
import type { Finding } from '../problem.js';
import { ALIASES, nameFiles } from './check-aliases.js';

/**
 * Whether a feed is the file of one item: one of a folder `items`, or beside aliases and not beside a feed as
 * a whole.
 * @param fileExists tells whether a file is there
 */
export function isItemFile(file: string, fileExists: (path: string) => boolean): boolean {
  const folder = dirname(file);
  if (basename(folder) === 'items') return true;
  return fileExists(join(folder, ALIASES)) && !fileExists(join(folder, 'feed.json'));
}

/**
 * Checks that the file of an item is named as the widgets ask for it: by the job number in lower case, else
 * by the id.
 */
export function checkFileName(file: string, json: unknown): Finding[] {
  const item = readList(readRecord(json)['items'])[0];
  if (item === undefined) {
    const message = 'The file of an item holds none.';
    return [{ rule: 'file-name', path: ['items'], message, hint: 'Add the item, or delete the file.' }];
  }
  const names = listNames(readRecord(item)).flatMap(nameFiles);
  const name = basename(file);
  if (!names.length || names.includes(name)) return [];
  const message = `The file is called ${name}, and its first item is asked for as ${names[0]!}.`;
  const hint = `Rename the file to ${names[0]!}, or put the item first that it is called after.`;
  const id = readRecord(item)['id'];
  return [{ rule: 'file-name', path: ['items', 0, 'id'], value: id, message, hint }];
}

function listNames(record: UnknownRecord): string[] {
  const job = readLine(readRecord(record['_fao'])['job_number']);
  const id = readLine(record['id']);
  return [
    ...(job && isJobNumber(job) ? [job.toLowerCase()] : []),
    ...(id ? [isJobNumber(id) ? id.toLowerCase() : id] : []),
  ];
}
