/**
 * The parts with modules that other parts import too. Without this list, Rollup would put each such module
 * into a file of its own.
 */
const PARTS = {
  'choose-edition': [
    'core/languages/look-up-language',
    'core/related/choose-edition',
    'core/related/edition',
    'core/parts/choose-edition',
  ],
  files: ['core/json-feed/aliases', 'core/json-feed/has-listed', 'core/json-feed/pages', 'core/parts/files'],
  identifiers: [
    'core/identifiers/expand-identifier',
    'core/identifiers/find-by-identifier',
    'core/related/drop-volume',
    'core/parts/identifiers',
  ],
  text: [
    'core/json-feed/describe-skipped',
    'core/json-feed/fallback-fields',
    'core/json-feed/read-many',
    'core/languages/read-language',
    'core/sanitize/character-references',
    'core/sanitize/markup',
    'core/parts/text',
  ],
};

/**
 * Returns the part of a module, for Rollup's `manualChunks`.
 *
 * @param {string} id absolute path of the module
 * @returns {string | undefined} name of the part; `undefined`: Rollup decides
 */
export function findPart(id) {
  const path = /\/src\/(.+)[.]ts$/.exec(id)?.[1];
  return Object.keys(PARTS).find((name) => PARTS[name].includes(path));
}
