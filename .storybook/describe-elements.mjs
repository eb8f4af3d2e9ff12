import { fileURLToPath } from 'node:url';

import { analyzeElements } from '../scripts/analyze-elements.mjs';

const publicName = 'virtual:custom-elements-manifest';
const moduleName = `\0${publicName}`;
const sources = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/');

/**
 * Offers the manifest as a module, read from the sources when it is imported: the file that the build writes may be missing or of yesterday.
 *
 * While Storybook runs, a change in the sources loads the page anew, since a browser takes each tag but once.
 *
 * @returns {import('vite').Plugin}
 */
export function describeElements() {
  return {
    name: 'describe-elements',
    resolveId: (name) => (name === publicName ? moduleName : undefined),
    load: async (name) =>
      name === moduleName ? `export default ${JSON.stringify(await analyzeElements())};` : undefined,
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(sources)) return undefined;
      const manifest = server.moduleGraph.getModuleById(moduleName);
      if (manifest) server.moduleGraph.invalidateModule(manifest);
      server.ws.send({ type: 'full-reload' });
      return [];
    },
  };
}
