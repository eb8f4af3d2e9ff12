/** The part that reads feeds of several files: pages, and files with other names than their items. */
export { readAliasFile } from '../core/json-feed/aliases.js';
export { readPages } from '../core/json-feed/pages.js';
