import { VERSION } from '../version.js';

/** Name of this program in robots.txt (RFC 9309, section 2.2.1), with which its User-Agent begins. */
export const PRODUCT = 'fao-feed';

/**
 * Writes the User-Agent of all requests (RFC 9110, section 10.1.5). The patterns `bot` and `harvest` of
 * COUNTER's list of robots match it, by which repositories leave robots out of their counts of downloads.
 * @param contact address of a person, for the server's administrators
 */
export function writeUserAgent(contact?: string): string {
  const comment = ['harvester bot', 'feeds for fao-widgets', ...(contact ? [contact] : [])];
  return `${PRODUCT}/${VERSION} (${comment.join('; ')})`;
}
