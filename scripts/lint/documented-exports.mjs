const elementTags = ['element', 'tag', 'slot', 'fires', 'csspart', 'cssprop', 'cssState', 'attr', 'internal'];

/** Selects the members in a class's documentation, except those that Lit or the base class defines. */
const publicMethod =
  'MethodDefinition:not([override=true]):not([kind="constructor"])' +
  ':not([accessibility=/private|protected/])';

/**
 * Returns the configuration that requires a docstring with a description for every export.
 *
 * @param {object} jsdoc The plugin `eslint-plugin-jsdoc`
 * @returns {import('eslint').Linter.Config} Part of a flat configuration for TypeScript files
 */
export function documentedExports(jsdoc) {
  return {
    plugins: { jsdoc },
    settings: { jsdoc: { mode: 'typescript', tagNamePreference: { fires: 'fires' } } },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          enableFixer: false,
          require: { FunctionDeclaration: true, ClassDeclaration: true },
          contexts: [
            'TSInterfaceDeclaration',
            'TSTypeAliasDeclaration',
            'ExportNamedDeclaration > VariableDeclaration',
            publicMethod,
          ],
        },
      ],
      'jsdoc/require-description': [
        'error',
        { contexts: ['any'], checkConstructors: false, exemptedBy: ['internal'] },
      ],
      'jsdoc/check-tag-names': ['error', { definedTags: elementTags }],
      'jsdoc/check-alignment': 'error',
      'jsdoc/no-types': 'error',
    },
  };
}
