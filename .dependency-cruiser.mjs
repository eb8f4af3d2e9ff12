/**
 * What each layer of src may import, of ours and of npm. `npm run layers` checks it, type-only and dynamic imports
 * included. The model is types and imports nothing; each layer may import itself.
 */
const layers = {
  model: {},
  request: { layers: ['model'] },
  sources: { layers: ['model', 'request'] },
  relate: { layers: ['model'] },
  i18n: {},
  view: { layers: ['model', 'i18n'], packages: ['lit'] },
  controllers: { layers: ['model', 'request', 'sources', 'relate', 'i18n'], packages: ['lit', '@lit/task'] },
  elements: {
    layers: ['model', 'request', 'sources', 'relate', 'i18n', 'view', 'controllers'],
    packages: ['lit', '@lit/task'],
  },
  embed: {
    layers: ['model', 'request', 'sources', 'relate', 'i18n', 'view', 'controllers', 'elements'],
    packages: ['lit', '@lit/task'],
  },
};

const layerRules = Object.entries(layers).map(([name, { layers: below = [], packages = [] }]) => ({
  name: `layer-${name}`,
  comment: `src/${name} may import only: ${[name, ...below, ...packages].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: {
    couldNotResolve: false,
    pathNot: [`^src/(${[name, ...below].join('|')})/`, ...packages.map((one) => `(^|/)node_modules/${one}/`)],
  },
}));

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'no-loose-files',
      comment: 'Every source file belongs to a layer, so that the rules above know it.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${Object.keys(layers).join('|')})/` },
      to: {},
    },
    {
      name: 'tags-stand-alone',
      comment:
        'A page that uses one tag must not load another: shared code belongs in a base or a lower layer.',
      severity: 'error',
      from: { path: '^src/elements/(fao-[^/]+)[.]ts$' },
      to: { path: '^src/elements/fao-', pathNot: '^src/elements/$1[.]ts$' },
    },
    {
      name: 'no-circles',
      comment: 'Modules that need each other cannot be read, tested or loaded alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-found',
      comment: 'The import names no file and no installed package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
};
