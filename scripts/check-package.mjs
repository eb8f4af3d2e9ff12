/**
 * Checks the files that `npm pack` would publish: every kind of file that users rely on, and no others. Lists
 * missing and superfluous files, with exit code 1.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const packages = [
  {
    folder: '.',
    needed: [
      'LICENSE',
      'package.json',
      'custom-elements.json',
      'schema/fao-feed.schema.json',
      'dist/esm/embed/index.js',
      'dist/esm/embed/index.d.ts',
      'dist/esm/embed/define.js',
      'dist/esm/embed/define.d.ts',
      'dist/cdn/fao-widgets.js',
      'dist/cdn/fao-widgets.classic.js',
      'dist/cdn/LICENSES.txt',
    ],
    allowed: [
      /^(LICENSE|README\.md|package\.json|custom-elements\.json)$/,
      /^schema\/[^/]+\.json$/,
      /^dist\/esm\/.+\.(js|js\.map|d\.ts)$/,
      /^dist\/cdn\/([^/]+\.js(\.map)?|parts\/[^/]+\.js(\.map)?|LICENSES\.txt)$/,
    ],
  },
  {
    folder: 'feed-tool',
    needed: [
      'LICENSE',
      'README.md',
      'package.json',
      'bin/fao-feed.mjs',
      'data/counter-robots.json',
      'dist/fao-feed.schema.json',
      'dist/feed-tool/src/main.js',
    ],
    allowed: [
      /^(LICENSE|README\.md|package\.json|bin\/fao-feed\.mjs)$/,
      /^data\/[^/]+\.(json|md|mjs)$/,
      /^dist\/(feed-tool\/src|src\/core)\/.+\.js(\.map)?$/,
      /^dist\/fao-feed\.schema\.json$/,
    ],
  },
];

for (const { folder, needed, allowed } of packages) {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    maxBuffer: 16 * 1024 * 1024,
  });
  const packed = JSON.parse(stdout);
  const { name, files, size, unpackedSize } = Array.isArray(packed) ? packed[0] : Object.values(packed)[0];
  const paths = files.map(({ path }) => path);
  const missing = needed.filter((path) => !paths.includes(path));
  const unexpected = paths.filter((path) => !allowed.some((pattern) => pattern.test(path)));

  console.log(`${name}: ${paths.length} files, ${size} bytes packed, ${unpackedSize} unpacked`);
  if (missing.length > 0)
    console.error(`Missing from ${name} (run \`npm run build\`?): ${missing.join(', ')}`);
  if (unexpected.length > 0)
    console.error(`Not meant to be published in ${name}, see "files": ${unexpected.join(', ')}`);
  if (missing.length + unexpected.length > 0) process.exitCode = 1;
}
