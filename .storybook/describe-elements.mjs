import { fileURLToPath } from 'node:url';

import { analyzeElements } from '../scripts/analyze-elements.mjs';

const publicName = 'virtual:custom-elements-manifest';
const moduleName = `\0${publicName}`;
const sources = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/');

/**
 * Provides the manifest as a module. The plugin reads it from the sources on import, since the file from the
 * build can be missing or old.
 *
 * While Storybook runs, a change in the sources reloads the page, because a browser registers each tag only
 * once.
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
