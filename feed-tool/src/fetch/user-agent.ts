import { VERSION } from '../version.js';

/** Name of this program in robots.txt (RFC 9309, section 2.2.1); the User-Agent begins with it. */
export const PRODUCT = 'fao-feed';

/**
 * Returns the User-Agent of all requests (RFC 9110, section 10.1.5). It matches the patterns `bot` and
 * `harvest` of COUNTER's list of robots, with which repositories exclude robots from their download counts.
 * @param contact e-mail address or URL of a person, for the server's administrators
 */
export function writeUserAgent(contact?: string): string {
  const comment = ['harvester bot', 'feeds for fao-widgets', ...(contact ? [contact] : [])];
  return `${PRODUCT}/${VERSION} (${comment.join('; ')})`;
}
