import type { Requests, SourceQuery, SourceReply } from '../model/source.js';
import { readIfThere } from '../read-if-there.js';
import { readRecord, readText } from '../sanitize/text.js';
import { expandIdentifier } from '../identifiers/expand-identifier.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { readFile } from './read-file.js';

/**
 * Reads the file of an item whose identifier is not the name of its file. Takes the file name from the job
 * number within a handle, DOI or URL, or else from `aliases.json` beside the files.
 * @returns `undefined` where there is no such file
 * @throws LoadError as {@link Requests.getJson}
 */
export async function readAliasFile(
  query: SourceQuery,
  requests: Requests,
): Promise<SourceReply | undefined> {
  const identifiers = expandIdentifier(query.name!);
  const job = identifiers.slice(1).find(isJobNumber);
  const reply = job && (await readFile(job, query, requests));
  if (reply) return reply;
  const url = new URL('aliases.json', query.feed.replace(/\{id\}.*$/, '')).href;
  const aliases = readRecord(readRecord(await readIfThere(url, requests))['aliases']);
  const key = identifiers.find((one) => Object.hasOwn(aliases, one));
  const id = key && readText(aliases[key]);
  return id ? readFile(id, query, requests) : undefined;
}
