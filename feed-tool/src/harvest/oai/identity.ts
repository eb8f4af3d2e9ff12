import type { OaiResponse } from './read-response.js';
import { findElement, readElementText } from './xml.js';

/** What a repository says of itself (OAI-PMH 2.0, section 4.2, verb `Identify`). */
export interface OaiIdentity {
  readonly name: string;
  /** Whether it tells which records were deleted: always, for some time, never. */
  readonly deleted: 'persistent' | 'transient' | 'no';
  /** Whether times have seconds, or are days. */
  readonly granularity: 'seconds' | 'days';
  /** Its time at the answer: ISO 8601. */
  readonly time: string;
}

/** Reads the answer to `Identify`; `undefined` where it is the answer to something else. */
export function readIdentity({ content, responseDate }: OaiResponse): OaiIdentity | undefined {
  const name = readElementText(findElement(content, 'repositoryName'));
  if (!name || !findElement(content, 'baseURL')) return undefined;
  const deleted = readElementText(findElement(content, 'deletedRecord'));
  const granularity = readElementText(findElement(content, 'granularity'));
  return {
    name,
    deleted: deleted === 'persistent' || deleted === 'transient' ? deleted : 'no',
    granularity: granularity?.includes('T') ? 'seconds' : 'days',
    time: responseDate ?? new Date().toISOString(),
  };
}
