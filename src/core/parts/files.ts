/** The part that reads feeds of several files: pages, and files with other names than their items. */
export { readAliasFile } from '../json-feed/aliases.js';
export { readPages } from '../json-feed/pages.js';
