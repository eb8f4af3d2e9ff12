import type { UnknownRecord } from '../sanitize/text.js';
import type { Repository } from './repository.js';
import { searchItems } from './search.js';

/** FAO's field for exact matches of job numbers. */
const FIELD = 'fao.identifier.jobnumber_keyword';
/** Maximum number of language versions: FAO has six official languages, and a work may have a few more. */
const MAX_VERSIONS = 30;

/**
 * Searches for the records of all language versions of a publication. The repository's own pages use the same
 * search.
 * @param job a job number with its language suffix, in any letter case
 * @throws LoadError as `searchPage`
 */
export function searchByJobNumber(job: string, repository: Repository): Promise<readonly UnknownRecord[]> {
  const stem = job.replace(/[a-z]{1,2}$/i, '');
  // Job numbers occur in either letter case, and the field is case-sensitive.
  const clauses = [stem.toLowerCase(), stem.toUpperCase()]
    .map((one) => `${FIELD}:/${one}[A-Za-z]*/`)
    .join(' OR ');
  return searchItems(`(${clauses}) AND archived:true`, repository, {
    size: MAX_VERSIONS,
    embed: repository.embeds.version,
    configuration: 'item',
  });
}
