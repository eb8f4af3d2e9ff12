import { minifyHTMLLiterals } from 'minify-literals';

/**
 * Options under which a template renders exactly as it was written.
 *
 * The library's defaults trim the edges of a template and move blanks into neighbouring links, drop `lang=""`
 * and unquote the end of `<path/>`, which nests the shapes of an icon in one another.
 */
const HTML_OPTIONS = { conservativeCollapse: true, keepClosingSlash: true, removeEmptyAttributes: false };

/**
 * Rollup plugin that removes line breaks and comments from html`` and css`` literals.
 *
 * It belongs after the step that strips types: the literals are found with a JavaScript parser, and a file that
 * this parser can't read would pass through unchanged without a word.
 *
 * @returns {import('rollup').Plugin} Plugin that leaves dependencies alone
 */
export function minifyLiterals() {
  return {
    name: 'minify-literals',
    async transform(code, id) {
      if (id.includes('/node_modules/') || !/\b(html|svg|css)`/.test(code)) return null;
      return minifyHTMLLiterals(code, { fileName: id, html: HTML_OPTIONS });
    },
  };
}
