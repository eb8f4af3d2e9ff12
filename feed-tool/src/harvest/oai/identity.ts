import type { OaiResponse } from './read-response.js';
import { findElement, nameOf, readElementText } from './xml.js';

/** A repository's description of itself (OAI-PMH 2.0, section 4.2, verb `Identify`). */
export interface OaiIdentity {
  readonly name: string;
  /** Precision of its times. */
  readonly granularity: 'seconds' | 'days';
  /** Its time when it responded, ISO 8601. */
  readonly time: string;
}

/**
 * Reads the response to `Identify`; `undefined` for any other response.
 * @param host of the source: the name of a repository that does not send the required `repositoryName`
 */
export function readIdentity({ content, responseDate }: OaiResponse, host: string): OaiIdentity | undefined {
  if (!content || nameOf(content) !== 'Identify') return undefined;
  const granularity = readElementText(findElement(content, 'granularity'));
  return {
    name: readElementText(findElement(content, 'repositoryName')) ?? host,
    granularity: granularity?.includes('T') ? 'seconds' : 'days',
    time: responseDate ?? new Date().toISOString(),
  };
}
