import type { Requests, SourceQuery, SourceReply } from '../model/source.js';
import { createLoadError } from '../model/load-error.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { readFile } from './read-file.js';

/**
 * Reads the file of one item, from a URL with `{id}`. The id is the job number in lower case, or the
 * identifier as the page writes it. Other identifiers are looked up in `aliases.json` beside the files.
 * @throws LoadError `config` without an identifier; otherwise as {@link Requests.getJson}
 */
export async function readItemFile(query: SourceQuery, requests: Requests): Promise<SourceReply> {
  const { feed: url, name } = query;
  if (!name) throw createLoadError('config', { url, detail: 'item' });
  // Handles, DOIs, URLs and UUIDs are hardly ever file names, so a file of that name is requested last.
  const isRarelyId = /[/:]|^[\da-f]{8}-[\da-f-]{27}$/i.test(name);
  return (
    (isRarelyId ? undefined : await readFile(toFileId(name), query, requests)) ??
    (await (await import('../parts/files.js')).readAliasFile(query, requests)) ??
    (isRarelyId ? await readFile(name, query, requests) : undefined) ?? { items: [], warnings: [] }
  );
}

/* The letter case of other ids matters. */
function toFileId(name: string): string {
  return isJobNumber(name) ? name.toLowerCase() : name;
}
