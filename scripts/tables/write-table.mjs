/**
 * Writes a Markdown table under a heading of level 3, its rows in the order of their first column.
 *
 * @param {string} title Heading
 * @param {object[] | undefined} entries One entry per row
 * @param {Record<string, (entry: object) => string | undefined>} columns Text of a cell, by column heading
 * @returns {string} Markdown; empty when there are no entries
 */
export function writeTable(title, entries, columns) {
  if (!entries?.length) return '';
  const rows = entries
    .map((entry) => Object.values(columns).map((write) => escapeCell(write(entry))))
    .sort(([a], [b]) => a.localeCompare(b, 'en'));
  return `### ${title}\n\n${writeRows(Object.keys(columns), rows)}`;
}

/**
 * Writes a Markdown table.
 *
 * @param {string[]} headings Column headings
 * @param {string[][]} rows Cells of each row, in Markdown
 * @returns {string}
 */
export function writeRows(headings, rows) {
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Replaces line breaks, which would end the row, and bars, which would end the cell. */
function escapeCell(text = '') {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
