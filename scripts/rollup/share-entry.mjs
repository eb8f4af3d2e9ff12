import MagicString from 'magic-string';

/**
 * Makes a Rollup plugin with which parts that load on demand use the entry's code without an import of the
 * entry.
 *
 * Pages often load the entry with a query (`fao-widgets.js?ver=6.7`, WordPress adds one to every script). To
 * a browser, `import '../fao-widgets.js'` in a part is then another module: it would download and run the
 * whole entry a second time, with empty caches and no configuration. So the entry stores the values
 * that its parts need in a list, under a symbol, and the parts read them there. The symbol contains the
 * build's name, since positions in that list are valid only within one build.
 *
 * @param {string} build Name of the build, different for each state of the sources
 * @returns {import('rollup').Plugin} Plugin for a build with one entry, before any minifier
 */
export function shareEntryWithParts(build) {
  const sharedList = `globalThis[Symbol.for("fao-widgets:${build}")]`;
  return {
    name: 'share-entry-with-parts',
    renderChunk(code, chunk, _options, { chunks }) {
      const entry = Object.values(chunks).find(({ isEntry }) => isEntry);
      const edited = new MagicString(code);
      for (const statement of this.parse(code).body) {
        if (chunk.isEntry && statement.type === 'ExportNamedDeclaration') {
          const { exports } = this.getModuleInfo(entry.facadeModuleId);
          edited.overwrite(
            statement.start,
            statement.end,
            shareExports(statement, sharedList, entry, exports),
          );
        } else if (statement.type === 'ImportDeclaration' && isImportOf(statement, entry)) {
          edited.overwrite(statement.start, statement.end, pickUpImports(statement, sharedList, entry));
        }
      }
      return { code: edited.toString(), map: edited.generateMap({ hires: true }) };
    },
  };
}

/** Removes the exports that Rollup added for the parts, and keeps those of the entry's source. */
function shareExports({ specifiers }, sharedList, entry, publicNames) {
  const locals = new Map(specifiers.map(({ exported, local }) => [exported.name, local.name]));
  const shared = entry.exports.map((name) => locals.get(name));
  const kept = specifiers
    .filter(({ exported }) => publicNames.includes(exported.name))
    .map(({ exported, local }) => `${local.name} as ${exported.name}`);
  return `${sharedList} = [ ${shared.join(', ')} ];\nexport { ${kept.join(', ')} };`;
}

function pickUpImports({ specifiers }, sharedList, entry) {
  const names = specifiers.map(
    ({ imported, local }) => `${entry.exports.indexOf(imported.name)}: ${local.name}`,
  );
  return names.length === 0 ? '' : `const { ${names.join(', ')} } = ${sharedList};`;
}

function isImportOf({ source }, { fileName }) {
  return source.value.endsWith(`/${fileName}`);
}
