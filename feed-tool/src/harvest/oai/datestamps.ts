import type { OaiIdentity } from './identity.js';

/**
 * Milliseconds by which a list of changes overlaps the list before. DSpace’s index gets the changes of a day
 * together, in any order (DSpace documentation, "OAI-PMH Data Provider", `oai import`): a run during that
 * update reads a late change before an earlier one.
 */
const OVERLAP = 86_400_000;

/**
 * Writes a source's datestamp for the arguments `from` and `until`, in the precision that the source declares
 * (OAI-PMH 2.0, section 3.3): some servers send fractions of a second, and refuse them.
 */
export function writeDatestamp(datestamp: string, granularity: OaiIdentity['granularity']): string {
  const time = parseDatestamp(datestamp);
  if (Number.isNaN(time)) return datestamp;
  const text = new Date(time).toISOString();
  return granularity === 'days' ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}

/** Returns the time since which a list of changes is requested, so that it overlaps the list before. */
export function overlap(harvested: string): string {
  const time = parseDatestamp(harvested);
  return Number.isNaN(time) ? harvested : new Date(time - OVERLAP).toISOString();
}

/* A time without a zone is in UTC, as all times of OAI-PMH. */
function parseDatestamp(datestamp: string): number {
  return Date.parse(/T[\d:.]+$/.test(datestamp) ? `${datestamp}Z` : datestamp);
}
