const numberWidth = 9;

function printRow(name, cells) {
  console.log(name.padEnd(60) + cells.map((cell) => String(cell ?? '').padStart(numberWidth)).join(''));
}

/**
 * Prints one line per download: bytes raw, with gzip and with brotli, the brotli budget and its remainder.
 *
 * @param {{name: string, raw: number, gzip: number, brotli: number, budget?: number}[]} rows Downloads
 */
export function printTable(rows) {
  printRow('bytes', ['minified', 'gzip', 'brotli', 'budget', 'rest']);
  for (const { name, raw, gzip, brotli, budget } of rows) {
    printRow(name, [raw, gzip, brotli, budget, budget === undefined ? undefined : budget - brotli]);
  }
}

/**
 * Prints the sizes of the source modules in a download, the largest first.
 *
 * @param {string} title Name of the download
 * @param {Record<string, number>[]} files For each of its files, minified bytes by module
 */
export function printModules(title, files) {
  const modules = files.flatMap((sizes) => Object.entries(sizes)).sort(([, a], [, b]) => b - a);
  console.log(`\n${title}, by module`);
  for (const [module, bytes] of modules) printRow(`  ${module}`, [bytes]);
}
