import type { MetadataChoice } from './metadata-fields.js';
import type { UnknownRecord } from '../sanitize/text.js';
import { isJobNumber } from '../identifiers/job-number.js';
import { findStem, listRecordIdentifiers, matchJobNumber } from './match-identifiers.js';
import type { Repository } from './repository.js';
import { searchItems } from './search.js';

/** Maximum number of language versions: FAO has six official languages, and a work may have a few more. */
const MAX_VERSIONS = 30;

/**
 * Searches for the records of all language versions of a publication. The search of the repository's own
 * pages is part of it.
 * @param job a job number with its language suffix, in any letter case
 * @throws LoadError as `searchPage`
 */
export async function searchByJobNumber(
  job: string,
  repository: Repository,
  choice?: MetadataChoice,
): Promise<readonly UnknownRecord[]> {
  const records = await searchItems(`(${matchJobNumber(job)}) AND archived:true`, repository, {
    size: MAX_VERSIONS,
    embed: repository.embeds.version,
    configuration: 'item',
  });
  const stem = findStem(job);
  return records.filter((record) =>
    listRecordIdentifiers(record, choice).some((one) => isJobNumber(one) && findStem(one) === stem),
  );
}
