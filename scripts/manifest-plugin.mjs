/**
 * Makes an analyzer plugin that adapts the manifest to the published package: paths of built modules instead
 * of sources, no private, protected or internal members, no Lit state, plain types and defaults on
 * attributes.
 *
 * @returns {object} Plugin for @custom-elements-manifest/analyzer, to be listed last
 */
export function describePublishedElements() {
  const stateNames = new Map();
  return {
    name: 'describe-published-elements',
    analyzePhase({ ts, node }) {
      if (ts.isClassDeclaration(node)) stateNames.set(node.name.text, [...findState(ts, node)]);
    },
    packageLinkPhase({ customElementsManifest }) {
      const { modules } = customElementsManifest;
      modules.sort((a, b) => a.path.localeCompare(b.path));
      const classes = modules
        .flatMap(({ declarations }) => declarations)
        .filter(({ kind }) => kind === 'class');
      for (const one of classes) {
        const names = [one, ...findAncestors(one, classes)].flatMap(({ name }) => stateNames.get(name) ?? []);
        publishClass(one, names);
      }
      renameModules(customElementsManifest);
    },
  };
}

/**
 * Removes the attributes that the analyzer infers from properties which `static properties` marks as internal
 * state.
 */
function* findState(ts, classNode) {
  const properties = classNode.members.find((member) => member.name?.text === 'properties')?.initializer;
  for (const property of properties?.properties ?? []) {
    const options = property.initializer?.properties ?? [];
    const isState = (option) =>
      option.name?.text === 'state' && option.initializer.kind === ts.SyntaxKind.TrueKeyword;
    if (options.some(isState)) yield property.name.text;
  }
}

function* findAncestors({ superclass }, classes) {
  const parent = classes.find(({ name }) => name === superclass?.name);
  if (parent) yield* [parent, ...findAncestors(parent, classes)];
}

function publishClass(declaration, stateNames) {
  const isPublished = ({ name, privacy }) =>
    (privacy ?? 'public') === 'public' && !/^[#_]/.test(name) && !stateNames.includes(name);
  declaration.members = (declaration.members ?? []).filter(isPublished);
  declaration.attributes = (declaration.attributes ?? []).filter(
    ({ fieldName }) => fieldName === undefined || declaration.members.some(({ name }) => name === fieldName),
  );
  [...declaration.members, ...declaration.attributes].forEach(dropUndefined);
}

function dropUndefined(described) {
  if (described.default === 'undefined') delete described.default;
  if (described.type) described.type.text = described.type.text.replace(/\s*\|\s*undefined$/, '');
}

function renameModules(value) {
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'object' && child !== null) renameModules(child);
    else if (key === 'path' || key === 'module') {
      value[key] = child.replace(/^\/?src\//, 'dist/esm/').replace(/\.ts$/, '.js');
    }
  }
}
