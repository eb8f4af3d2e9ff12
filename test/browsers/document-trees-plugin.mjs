import { readFile, writeFile } from 'node:fs/promises';

/**
 * Adds the command `write-tree`, which writes an accessibility tree under its heading in
 * docs/accessibility.md where the environment variable WRITE_TREES is set, and otherwise does nothing.
 *
 * @param {string} rootFolder of the project
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function documentTreesPlugin(rootFolder) {
  const path = `${rootFolder}docs/accessibility.md`;
  return {
    name: 'write-tree-command',
    async executeCommand({ command, payload }) {
      if (command !== 'write-tree') return undefined;
      if (!process.env.WRITE_TREES) return false;
      const { heading, tree } = payload;
      const text = await readFile(path, 'utf8');
      const [before, after] = text.split(`\n#### ${heading}\n`);
      const block = `\n#### ${heading}\n\n\`\`\`text\n${tree}\n\`\`\``;
      const rest = after?.replace(/^\n```text\n[^]*?\n```/, '') ?? '\n';
      await writeFile(path, `${before.trimEnd()}\n${block}${rest}`);
      return true;
    },
  };
}
