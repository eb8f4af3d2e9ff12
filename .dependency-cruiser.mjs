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

/** What of the widgets the feed tool may bundle: nothing that shows. */
const shared = ['model', 'request', 'sources', 'relate'];

/** What each folder of feed-tool/src may import: of its own, of the widgets' layers, and of npm. Node's own modules are open to all. */
const toolLayers = {
  report: { packages: ['cli-progress'] },
  feed: { shared: ['model'] },
  fetch: { layers: ['report'], shared: ['request'], packages: ['p-queue', 'p-retry', 'robots-parser'] },
  store: { layers: ['report', 'feed'], shared: ['model', 'sources'], packages: ['classic-level'] },
  harvest: {
    layers: ['report', 'feed', 'fetch', 'store'],
    shared: ['model', 'request', 'sources'],
    packages: ['@rgrove/parse-xml'],
  },
  relate: { shared: ['model', 'sources', 'relate'] },
  publish: {
    layers: ['report', 'feed', 'fetch', 'store', 'relate'],
    shared: ['model', 'sources'],
    packages: ['p-map', 'sharp'],
  },
  downloads: { layers: ['report'], shared: ['sources'], packages: ['csv-parse'] },
  check: {
    layers: ['report', 'feed', 'fetch'],
    shared: ['model', 'sources'],
    packages: ['ajv', 'ajv-formats', 'jsonc-parser'],
  },
  serve: { layers: ['report', 'feed'], shared: ['sources'], packages: ['sirv', 'compression'] },
  build: { layers: ['report', 'feed', 'fetch', 'store', 'harvest', 'publish', 'downloads'], shared },
  commands: { layers: ['report', 'feed', 'build', 'check', 'serve'], packages: ['commander'] },
};

const toolRules = Object.entries(toolLayers).map(
  ([name, { layers: below = [], shared: parts = [], packages = [] }]) => ({
    name: `tool-${name}`,
    comment: `feed-tool/src/${name} may import only: ${[name, ...below, ...parts, ...packages].join(', ')}.`,
    severity: 'error',
    from: { path: `^feed-tool/src/${name}/` },
    to: {
      couldNotResolve: false,
      dependencyTypesNot: ['core'],
      pathNot: [
        `^feed-tool/src/(${[name, ...below].join('|')})/`,
        '^feed-tool/src/version[.]ts$',
        ...parts.map((one) => `^src/${one}/`),
        ...packages.map((one) => `(^|/)node_modules/(@types/)?${one}/`),
      ],
    },
  }),
);

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
    ...toolRules,
    {
      name: 'no-loose-tool-files',
      comment: 'Every file of the feed tool belongs to a folder, so that the rules above know it.',
      severity: 'error',
      from: {
        path: '^feed-tool/src/',
        pathNot: `^feed-tool/src/((${Object.keys(toolLayers).join('|')})/|(main|version)[.]ts$)`,
      },
      to: {},
    },
    {
      name: 'widgets-stand-alone',
      comment: 'Who installs the widgets gets none of the feed tool.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^feed-tool/' },
    },
    {
      name: 'fake-dspace-entries',
      comment: 'Import only the entries that fake-dspace/package.json exports.',
      severity: 'error',
      from: { pathNot: '^fake-dspace/' },
      to: { path: '^fake-dspace/', pathNot: '^fake-dspace/(index|testing|search/query-parser)[.]mjs$' },
    },
    {
      name: 'fake-dspace-by-name',
      comment: 'Import the entries by the name of the package, such as fake-dspace/testing.',
      severity: 'error',
      from: { pathNot: '^fake-dspace/' },
      // Its type is "undetermined" in feed-tool, whose own package.json names no workspaces.
      to: { path: '^fake-dspace/', dependencyTypesNot: ['aliased-workspace', 'undetermined'] },
    },
    {
      name: 'fake-dspace-alone',
      comment:
        'The package imports only its own files and modules of Node. Its tests may also import packages.',
      severity: 'error',
      from: { path: '^fake-dspace/', pathNot: '^fake-dspace/test/' },
      to: { pathNot: '^fake-dspace/', dependencyTypesNot: ['core'] },
    },
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
