import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const feeds = 5_000;

/** The code under test and the test itself are TypeScript, so they come as one module. */
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

describe('Feeds that nobody would think of', () => {
  it(`are read to a clean model or refused: ${feeds} feeds`, async (context) => {
    const { tryFeeds } = await importBundle('../hostile/sound-feed.ts');
    // Warnings are what bad feeds are for.
    context.mock.method(console, 'warn', () => undefined);
    const start = performance.now();
    await tryFeeds(feeds);
    console.log(`Fuzz: ${feeds} feeds read in ${Math.round((performance.now() - start) / 1000)} s`);
  });
});
