import type { Requests, SourceQuery, SourceReply } from '../model/source.js';
import { readIfThere } from '../read-if-there.js';
import { readRecord, readText } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { readFile } from './read-file.js';

/**
 * Reads the file of an item that is not named as its file is: by the job number within a handle, DOI or address, else by `aliases.json`
 * beside the files.
 */
export async function readAliasFile(
  query: SourceQuery,
  requests: Requests,
): Promise<SourceReply | undefined> {
  const names = expandIdentifier(query.name!);
  const job = names.slice(1).find(isJobNumber);
  const reply = job && (await readFile(job, query, requests));
  if (reply) return reply;
  const url = new URL('aliases.json', query.feed.replace(/\{id\}.*$/, '')).href;
  const aliases = readRecord(readRecord(await readIfThere(url, requests))['aliases']);
  const key = names.find((name) => Object.hasOwn(aliases, name));
  const id = key && readText(aliases[key]);
  return id ? readFile(id, query, requests) : undefined;
}
