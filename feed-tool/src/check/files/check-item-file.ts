import { basename, dirname, join } from 'node:path';
import { isJobNumber, readLine, readList, readRecord, type UnknownRecord } from 'fao-widgets-core';
import type { Finding } from '../problem.js';
import { ALIASES, listFileNames } from './check-aliases.js';

/**
 * Whether a feed is the file of one item: its folder is called `items`, or has aliases and no `feed.json`.
 * @param fileExists whether a file exists
 */
export function isItemFile(file: string, fileExists: (path: string) => boolean): boolean {
  const folder = dirname(file);
  if (basename(folder) === 'items') return true;
  return fileExists(join(folder, ALIASES)) && !fileExists(join(folder, 'feed.json'));
}

/**
 * Checks that the file of an item has the name that the widgets request: the job number in lower case, else
 * the id.
 */
export function checkFileName(file: string, json: unknown): Finding[] {
  const item = readList(readRecord(json)['items'])[0];
  if (item === undefined) {
    const message = 'The file of an item must have an item.';
    return [{ rule: 'file-name', path: ['items'], message, hint: 'Add the item, or delete the file.' }];
  }
  const names = listIds(readRecord(item)).flatMap(listFileNames);
  const name = basename(file);
  if (!names.length || names.includes(name)) return [];
  const message = `The file is called ${name}, but the widgets request its first item as ${names[0]!}.`;
  const hint = `Rename the file to ${names[0]!}, or put the item of this name first.`;
  const id = readRecord(item)['id'];
  return [{ rule: 'file-name', path: ['items', 0, 'id'], value: id, message, hint }];
}

function listIds(record: UnknownRecord): string[] {
  const job = readLine(readRecord(record['_fao'])['job_number']);
  const id = readLine(record['id']);
  return [
    ...(job && isJobNumber(job) ? [job.toLowerCase()] : []),
    ...(id ? [isJobNumber(id) ? id.toLowerCase() : id] : []),
  ];
}
