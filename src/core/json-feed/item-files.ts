import type { Requests, SourceQuery, SourceReply } from '../model/source.js';
import { createLoadError } from '../model/load-error.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { readFile } from './read-file.js';

/**
 * Reads the file of one item, from an address with `{id}`: the job number in lower case, else the name as the feed's own id. Other names
 * are looked up in `aliases.json` beside the files.
 * @throws LoadError `config` without a name, as {@link Requests.getJson}
 */
export async function readItemFile(query: SourceQuery, requests: Requests): Promise<SourceReply> {
  const { feed: url, name } = query;
  if (!name) throw createLoadError('config', { url, detail: 'item' });
  // Handles, DOIs, addresses and UUIDs are hardly ever file names, and asked for as such only when nothing else has them.
  const isOther = /[/:]|^[\da-f]{8}-[\da-f-]{27}$/i.test(name);
  return (
    (isOther ? undefined : await readFile(nameFile(name), query, requests)) ??
    (await (await import('../../parts/files.js')).readAliasFile(query, requests)) ??
    (isOther ? await readFile(name, query, requests) : undefined) ?? { items: [], warnings: [] }
  );
}

/* Job numbers come in any letter case; a feed's own ids keep theirs. */
function nameFile(name: string): string {
  return isJobNumber(name) ? name.toLowerCase() : name;
}
