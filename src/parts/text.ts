/**
 * The part that reads irregular text: markup, names of languages, missing titles and links, long feeds, and
 * records that can't be shown.
 */
export { describeSkipped } from '../core/json-feed/describe-skipped.js';
export { findFallbackLink, makeFallbackTitle } from '../core/json-feed/fallback-fields.js';
export { readMany } from '../core/json-feed/read-many.js';
export { readLanguage } from '../core/languages/read-language.js';
export { readMarkedText } from '../core/sanitize/markup.js';
