import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import jsdoc from 'eslint-plugin-jsdoc';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import typescript from 'typescript-eslint';
import { documentedExports } from './scripts/lint/documented-exports.mjs';
import { browserNames, forbidNames, safeRendering, sendingNames } from './scripts/lint/source-boundaries.mjs';

const typeScriptFiles = [
  'src/**/*.ts',
  'test/**/*.ts',
  'stories/**/*.ts',
  '.storybook/**/*.ts',
  'feed-tool/src/**/*.ts',
];

export default defineConfig(
  globalIgnores([
    'dist/',
    'feed-tool/dist/',
    'coverage/',
    'storybook-static/',
    '**/node_modules/',
    'demo/vendor/',
  ]),
  js.configs.recommended,
  {
    // Prettier leaves comments as they are. ESLint keeps this rule, which is deprecated, until version 11.
    name: 'lines of comments',
    rules: { 'max-len': ['error', { code: 9999, comments: 110, ignoreUrls: true }] },
  },

  {
    name: 'typed code',
    files: typeScriptFiles,
    extends: [
      typescript.configs.strictTypeChecked,
      typescript.configs.stylisticTypeChecked,
      lit.configs['flat/all'],
      litA11y.configs.recommended,
      wc.configs['flat/best-practice'],
    ],
    languageOptions: { parserOptions: { projectService: true } },
    settings: { litHtmlSources: true },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // An empty string in metadata or an attribute means the same as none.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // `noUncheckedIndexedAccess` makes match[1] optional even after a match; a check for it would only add
      // bytes.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Lit binds `@click=${this.open}` to the element.
      '@typescript-eslint/unbound-method': 'off',
      // Templates use arrow functions only for listeners and lists, so a new function per render causes no
      // further update.
      'lit/no-template-arrow': 'off',
      'lit/no-template-map': 'off',
      // Decorators cost bytes, see scripts/lint/source-boundaries.mjs.
      'lit/prefer-query-decorators': 'off',
      // Both rules expect a file to define its class and to register it; here src/embed registers all
      // classes.
      'wc/file-name-matches-element': 'off',
      'wc/tag-name-matches-class': 'off',
      eqeqeq: 'error',
    },
  },

  {
    name: 'published code',
    files: ['src/**/*.ts'],
    extends: [documentedExports(jsdoc)],
    rules: {
      'max-lines': ['error', { max: 400 }],
      ...forbidNames([...sendingNames, 'customElements']),
      ...safeRendering,
    },
  },
  {
    name: 'core',
    files: ['src/core/**/*.ts'],
    rules: forbidNames([...sendingNames, 'customElements', ...browserNames]),
  },
  { name: 'requests', files: ['src/loading/**/*.ts'], rules: forbidNames(['customElements']) },
  { name: 'embed layer', files: ['src/embed/**/*.ts'], rules: forbidNames(sendingNames) },
  {
    name: 'feed tool',
    files: ['feed-tool/src/**/*.ts'],
    extends: [documentedExports(jsdoc)],
    rules: { 'max-lines': ['error', { max: 400 }], ...forbidNames(sendingNames) },
  },
  {
    name: 'requests of the feed tool',
    files: ['feed-tool/src/fetch/**/*.ts'],
    rules: forbidNames(['customElements']),
  },

  {
    name: 'tests and stories',
    files: ['test/**/*.ts', 'stories/**/*.ts', '.storybook/**/*.ts'],
    rules: {
      // Chai's assertions are expressions: expect(element.error).to.be.undefined
      '@typescript-eslint/no-unused-expressions': 'off',
      // Stories and fixtures show the markup that authors write, good and bad.
      'lit/no-invalid-html': 'off',
    },
  },
  {
    name: 'scripts',
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    // These hold functions that a browser runs.
    name: 'scripts that drive a browser',
    files: ['bench/**/*.mjs', 'scripts/stories/**/*.mjs'],
    languageOptions: { globals: globals.browser },
  },
  {
    name: 'page scripts',
    files: ['demo/**/*.js', 'test/**/*.js', 'bench/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
);
