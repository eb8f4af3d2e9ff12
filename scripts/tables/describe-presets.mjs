import { importTypeScript } from '../import-typescript.mjs';
import { writeRows } from './write-table.mjs';

/**
 * Writes the table of the metadata fields that each preset reads (src/core/dspace/field-presets.ts).
 *
 * @returns {Promise<string>} Markdown: a row per name of a field, in the order of the presets
 */
export async function describePresets() {
  const { FAO, STOCK } = await importTypeScript('src/core/dspace/field-presets.ts');
  const { splitPath } = await importTypeScript('src/core/dspace/read-metadata.ts');
  const names = Object.keys({ ...FAO, ...STOCK });
  const rows = names.map((name) => [
    `\`${name}\``,
    ...[FAO, STOCK].map((preset) => describePath(splitPath(preset[name]))),
  ]);
  return writeRows(['name', '`fao`', '`stock`'], rows);
}

function describePath({ paths, split }) {
  const list = paths.map((path) => `\`${path}\``);
  return list.join(', ') + (split ? `, split at \`${split}\`` : '');
}
