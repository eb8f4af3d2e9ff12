import { minify } from 'html-minifier-next';
import { transform } from 'lightningcss';
import MagicString from 'magic-string';
import { findTemplates } from './syntax-tree.mjs';

/**
 * Options that keep the rendering of a template: they keep blanks at its edges, move no blanks into
 * neighbouring links, and keep `lang=""`. They also keep the end of `<path/>`, without which the shapes of an
 * icon would be nested.
 */
const HTML_OPTIONS = {
  caseSensitive: true,
  collapseWhitespace: true,
  conservativeCollapse: true,
  keepClosingSlash: true,
  removeComments: true,
};

/**
 * Placeholder of an expression while a template is minified. Both minifiers parse it as a name and leave it
 * unchanged.
 */
const PLACEHOLDER = '@TEMPLATE_EXPRESSION';

/** Functions that minify the text of a template, by tag. */
const MINIFIERS = { html: minifyHtml, svg: minifyHtml, css: minifyCss };

/**
 * Makes a Rollup plugin that removes line breaks and comments from html`` and css`` literals.
 *
 * It belongs after the step that strips types, since Rollup's parser reads JavaScript only.
 *
 * @returns {import('rollup').Plugin} Plugin that leaves dependencies alone
 */
export function minifyLiterals() {
  return {
    name: 'minify-literals',
    async transform(code, id) {
      if (id.includes('/node_modules/') || !/\b(html|svg|css)`/.test(code)) return null;
      const edited = new MagicString(code);
      for (const { tag, quasi } of findTemplates(this.parse(code))) {
        const { quasis: before } = quasi;
        const text = before.map(({ value }) => value.raw).join(PLACEHOLDER);
        const after = (await MINIFIERS[tag.name](text)).split(PLACEHOLDER);
        if (after.length !== before.length) this.error('Minified without its expressions', tag.start);
        before.forEach(({ start, end }, index) => start < end && edited.update(start, end, after[index]));
      }
      return { code: edited.toString(), map: edited.generateMap({ hires: true }) };
    },
  };
}

async function minifyHtml(text) {
  return minify(text, HTML_OPTIONS);
}

async function minifyCss(text) {
  return transform({ filename: 'style.css', code: Buffer.from(text), minify: true }).code.toString();
}
