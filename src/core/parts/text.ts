/**
 * The part that reads irregular text: markup, names of languages, missing titles and links, long feeds, and
 * records that can't be shown.
 */
export { describeSkipped } from '../json-feed/describe-skipped.js';
export { findFallbackLink, makeFallbackTitle } from '../json-feed/fallback-fields.js';
export { readMany } from '../json-feed/read-many.js';
export { readLanguage } from '../languages/read-language.js';
export { readMarkedText } from '../sanitize/markup.js';
