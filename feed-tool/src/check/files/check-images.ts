import { readLine, readList, readRecord, readUrl } from 'fao-widgets-core';
import type { Finding, Path } from '../problem.js';
import { findLocalPath } from './find-local-path.js';

/** A URL with a scheme or a host. */
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/**
 * Checks that the covers with relative URLs exist, those of language versions included.
 * @param file path of the feed
 * @param fileExists whether a file exists
 */
export function checkImages(json: unknown, file: string, fileExists: (path: string) => boolean): Finding[] {
  const findings: Finding[] = [];
  const feed = readRecord(json);
  const checkImage = (value: unknown, path: Path) => {
    const url = readLine(value);
    if (!url || ABSOLUTE.test(url) || !readUrl(url, 'https://feed.example/')) return;
    const image = findLocalPath(url, file, feed['feed_url']);
    if (image === undefined || fileExists(image)) return;
    const message = `There is no ${image}.`;
    const hint = 'Put the image there, write the right URL, or leave the field out.';
    findings.push({ rule: 'missing-image', path, value, message, hint });
  };
  for (const [index, value] of readList(feed['items']).entries()) {
    const item = readRecord(value);
    checkImage(item['image'], ['items', index, 'image']);
    checkImage(item['banner_image'], ['items', index, 'banner_image']);
    for (const [entry, version] of readList(readRecord(item['_fao'])['languages']).entries())
      checkImage(readRecord(version)['image'], ['items', index, '_fao', 'languages', entry, 'image']);
  }
  return findings;
}
