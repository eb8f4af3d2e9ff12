import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { importTypeScript } from '../../scripts/import-typescript.mjs';

const feeds = 5_000;

describe('A random feed', () => {
  it(`becomes a sanitized model or an error: ${feeds} feeds`, async (context) => {
    const { tryFeeds } = await importTypeScript(
      fileURLToPath(new URL('../hostile/sound-feed.ts', import.meta.url)),
    );
    // Bad feeds cause warnings.
    context.mock.method(console, 'warn', () => undefined);
    const start = performance.now();
    await tryFeeds(feeds);
    console.log(`Fuzz: ${feeds} feeds read in ${Math.round((performance.now() - start) / 1000)} s`);
  });
});
