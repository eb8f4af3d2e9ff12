import { readUrl } from '../../../../src/core/sanitize/url.js';
import { readLine, readList, readRecord } from '../../../../src/core/sanitize/text.js';
import type { Finding, Path } from '../problem.js';
import { findLocalPath } from './find-local-path.js';

/** An address that names its host. */
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/**
 * Checks that the covers beside a feed are there, those of language versions too.
 * @param fileExists tells whether a file is there
 */
export function checkImages(json: unknown, file: string, fileExists: (path: string) => boolean): Finding[] {
  const findings: Finding[] = [];
  const feed = readRecord(json);
  const look = (value: unknown, path: Path) => {
    const address = readLine(value);
    if (!address || ABSOLUTE.test(address) || !readUrl(address, 'https://feed.example/')) return;
    const image = findLocalPath(address, file, feed['feed_url']);
    if (image === undefined || fileExists(image)) return;
    const message = `There is no ${image}.`;
    const hint = 'Put the image there, write the address where it is, or leave the field out.';
    findings.push({ rule: 'missing-image', path, value, message, hint });
  };
  for (const [index, value] of readList(feed['items']).entries()) {
    const item = readRecord(value);
    look(item['image'], ['items', index, 'image']);
    look(item['banner_image'], ['items', index, 'banner_image']);
    for (const [entry, version] of readList(readRecord(item['_fao'])['languages']).entries())
      look(readRecord(version)['image'], ['items', index, '_fao', 'languages', entry, 'image']);
  }
  return findings;
}
