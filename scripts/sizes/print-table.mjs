const numberWidth = 9;

function printRow(name, cells) {
  console.log(name.padEnd(60) + cells.map((cell) => String(cell ?? '').padStart(numberWidth)).join(''));
}

/**
 * Prints one line a download: bytes raw, as gzip and as brotli, the brotli budget and what is left of it.
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
 * Prints which source modules fill a download, the largest first.
 *
 * @param {string} title Name of the download
 * @param {Record<string, number>[]} files For each of its files, minified bytes by module
 */
export function printModules(title, files) {
  const modules = files.flatMap((sizes) => Object.entries(sizes)).sort(([, a], [, b]) => b - a);
  console.log(`\n${title}, by module`);
  for (const [module, bytes] of modules) printRow(`  ${module}`, [bytes]);
}
