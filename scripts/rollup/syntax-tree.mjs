/** Tags of Lit's templates. */
const TAGS = ['css', 'html', 'svg'];

/**
 * Yields all nodes of a syntax tree, each before its children.
 *
 * @param {object} node Node of the parser of Rollup (ESTree)
 * @returns {Generator<object>}
 */
export function* walkTree(node) {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of [value].flat()) if (typeof child?.type === 'string') yield* walkTree(child);
  }
}

/**
 * Yields the templates of Lit in a syntax tree, templates within templates too.
 *
 * @param {object} tree Tree of a module
 * @returns {Generator<object>} nodes of the type `TaggedTemplateExpression`
 */
export function* findTemplates(tree) {
  for (const node of walkTree(tree)) {
    if (node.type === 'TaggedTemplateExpression' && TAGS.includes(node.tag.name)) yield node;
  }
}
