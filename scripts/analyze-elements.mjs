import { cli } from '@custom-elements-manifest/analyzer/cli.js';

/**
 * Reads the custom-elements manifest from the sources.
 *
 * @returns {Promise<object>} Manifest as in https://github.com/webcomponents/custom-elements-manifest
 */
export async function analyzeElements() {
  return cli({
    argv: ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'],
    noWrite: true,
  });
}
