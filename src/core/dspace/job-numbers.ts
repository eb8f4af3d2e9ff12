import type { UnknownRecord } from '../sanitize/text.js';
import type { Repository } from './repository.js';
import { CARD_PARTS, searchItems } from './search.js';

/** FAO's field for exact matches of job numbers. */
const FIELD = 'fao.identifier.jobnumber_keyword';
/** A work has up to six official languages, and a few more at times. */
const MAX_VERSIONS = 30;

/**
 * Finds the records of a publication by its job number: of all its language versions. The search is the one that the repository's own pages make.
 * @param job a job number with its language suffix, in any letter case
 */
export function searchByJobNumber(job: string, repository: Repository): Promise<readonly UnknownRecord[]> {
  const stem = job.replace(/[a-z]{1,2}$/i, '');
  // The letter case of job numbers varies, that of the field matters.
  const either = [stem.toLowerCase(), stem.toUpperCase()]
    .map((one) => `${FIELD}:/${one}[A-Za-z]*/`)
    .join(' OR ');
  return searchItems(`(${either}) AND archived:true`, repository, {
    size: MAX_VERSIONS,
    embed: CARD_PARTS,
    configuration: 'item',
  });
}
