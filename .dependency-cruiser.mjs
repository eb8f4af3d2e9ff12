/**
 * What each folder of src may import, of ours and of npm. `npm run layers` checks it, type-only and dynamic
 * imports included. Each folder may import itself.
 */
const layers = {
  core: {},
  language: { layers: ['core'], packages: ['lit'] },
  config: { layers: ['core', 'language'] },
  a11y: { layers: ['core'], packages: ['lit'] },
  card: { layers: ['core', 'language'], packages: ['lit'] },
  loading: { layers: ['core', 'language', 'parts'], packages: ['lit', '@lit/task'] },
  list: { layers: ['core'], packages: ['lit'] },
  // The entries of the parts that load when a page needs them.
  parts: { layers: ['core', 'loading', 'list'] },
  elements: {
    layers: ['core', 'language', 'config', 'a11y', 'card', 'loading', 'list', 'parts'],
    packages: ['lit', '@lit/task'],
  },
  embed: {
    layers: ['core', 'language', 'config', 'elements'],
  },
};

/** The packages of src that the feed tool may import, each by its entry. */
const shared = ['core'];

/**
 * What each folder of feed-tool/src may import: of its own, of the widgets' layers, and of npm. Node's own
 * modules are open to all.
 */
const toolLayers = {
  report: { packages: ['cli-progress'] },
  hash: {},
  feed: { layers: ['hash'], shared },
  fetch: { layers: ['report'], shared, packages: ['p-queue', 'p-retry', 'robots-parser', 'undici'] },
  store: { layers: ['report', 'feed'], shared, packages: ['classic-level'] },
  harvest: {
    layers: ['report', 'feed', 'fetch', 'store'],
    shared,
    packages: ['@rgrove/parse-xml'],
  },
  relate: { layers: ['hash'], shared },
  publish: {
    layers: ['report', 'hash', 'feed', 'fetch', 'store', 'relate'],
    shared,
    packages: ['p-map', 'sharp'],
  },
  downloads: { layers: ['report', 'hash'], shared, packages: ['csv-parse'] },
  check: {
    layers: ['report', 'feed', 'fetch'],
    shared,
    packages: ['ajv', 'ajv-formats', 'jsonc-parser'],
  },
  serve: { layers: ['report', 'feed'], shared, packages: ['sirv', 'compression'] },
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
        ...parts.map((one) => `^src/${one}/index[.]ts$`),
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
      name: 'core-entry',
      comment:
        'The entry of fao-widgets-core is for the feed tool: a page would load modules that it does not use.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/core/index[.]ts$' },
    },
    {
      name: 'widgets-alone',
      comment: 'The widgets contain nothing of the feed tool.',
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
      name: 'tags-alone',
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
