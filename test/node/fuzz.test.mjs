import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const feeds = 5_000;

/**
 * Bundles a TypeScript module with its imports, since Node can't import TypeScript, and imports the bundle.
 */
async function importBundle(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

describe('A random feed', () => {
  it(`becomes a sanitized model or an error: ${feeds} feeds`, async (context) => {
    const { tryFeeds } = await importBundle('../hostile/sound-feed.ts');
    // Bad feeds cause warnings.
    context.mock.method(console, 'warn', () => undefined);
    const start = performance.now();
    await tryFeeds(feeds);
    console.log(`Fuzz: ${feeds} feeds read in ${Math.round((performance.now() - start) / 1000)} s`);
  });
});
