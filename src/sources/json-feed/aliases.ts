import type { SourceQuery, SourceReply } from '../../model/source.js';
import { readIfThere } from '../../request/read-if-there.js';
import { readRecord, readText } from '../clean/text.js';
import { expandName } from '../names/expand-name.js';
import { isJobNumber } from '../names/job-number.js';
import { readFile } from './read-file.js';

/**
 * Reads the file of an item that is not named as its file is: by the job number within a handle, DOI or address, else by `aliases.json`
 * beside the files.
 */
export async function readAliasFile(query: SourceQuery): Promise<SourceReply | undefined> {
  const names = expandName(query.name!);
  const job = names.slice(1).find(isJobNumber);
  const reply = job && (await readFile(job, query));
  if (reply) return reply;
  const url = new URL('aliases.json', query.feed.replace(/\{id\}.*$/, '')).href;
  const aliases = readRecord(readRecord(await readIfThere(url, query))['aliases']);
  const key = names.find((name) => Object.hasOwn(aliases, name));
  const id = key && readText(aliases[key]);
  return id ? readFile(id, query) : undefined;
}
