import { build } from 'esbuild';

/**
 * Writes the table of the metadata fields that each preset reads (src/core/dspace/field-presets.ts).
 *
 * @returns {Promise<string>} Markdown: a row per name of a field, in the order of the presets
 */
export async function describePresets() {
  const { FAO, STOCK } = await importTypeScript('src/core/dspace/field-presets.ts');
  const names = [...new Set([...Object.keys(FAO), ...Object.keys(STOCK)])];
  const rows = names.map((name) => [`\`${name}\``, describePath(FAO[name]), describePath(STOCK[name])]);
  return [['name', '`fao`', '`stock`'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function describePath(path = []) {
  const { path: names, split } = Object.hasOwn(path, 'split') ? path : { path };
  const list = [names].flat().map((name) => `\`${name}\``);
  return list.join(', ') + (split ? `, split at \`${split}\`` : '');
}

async function importTypeScript(file) {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, write: false, format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
