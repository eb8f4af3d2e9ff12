/**
 * Prints the sizes of the files that a page downloads, by module, and compares them with the budgets of
 * scripts/sizes.json. Exit code 1 when a budget is exceeded or there is no build. With `--floor` it also
 * prints the size of Lit and its Task alone, in the same build.
 */
import { readFile } from 'node:fs/promises';
import { bundleFloor } from './sizes/bundle-floor.mjs';
import { measureFile, sumSizes } from './sizes/measure-file.mjs';
import { printModules, printTable } from './sizes/print-table.mjs';

async function readJson(path) {
  const text = await readFile(new URL(path, import.meta.url), 'utf8').catch(() => {
    throw new Error(`${path} is missing: run \`npm run build\` first`);
  });
  return JSON.parse(text);
}

/** Lists the files that a browser fetches before the entry runs: the entry and its static imports. */
function listFirstFiles(chunks, entry) {
  const files = new Set();
  const visit = (file) => {
    if (files.has(file)) return;
    files.add(file);
    chunks[file].imports.forEach(visit);
  };
  visit(entry);
  return [...files];
}

/**
 * Adds up the first load and the parts that an ordinary page loads after it. test/embed/files.test.ts
 * compares the list with a page.
 */
function sumPage(name, partNames, rows) {
  const parts = partNames.map((part) => rows.find((row) => row.name.startsWith(`parts/${part}-`)));
  const missing = partNames.filter((_, index) => !parts[index]);
  if (missing.length)
    throw new Error(`scripts/sizes.json names parts that are not there: ${missing.join(', ')}`);
  return { name, ...sumSizes([rows[0], ...parts]) };
}

async function measureAll({ brotliBytes: budgets, parts: pages }, chunks, classic) {
  const first = listFirstFiles(chunks, 'fao-widgets.js');
  const parts = Object.keys(chunks).filter((file) => !first.includes(file));
  const rows = [{ name: 'first load', ...sumSizes(await Promise.all(first.map(measureFile))) }];
  for (const file of parts.sort()) rows.push({ name: file, ...(await measureFile(file)) });
  rows.splice(1, 0, ...Object.entries(pages).map(([name, names]) => sumPage(name, names, rows)));
  rows.push({ name: 'classic file', ...(await measureFile(Object.keys(classic)[0])) });
  return { rows: rows.map((row) => ({ ...row, budget: budgets[row.name] })), first };
}

try {
  const budgets = await readJson('./sizes.json');
  const chunks = await readJson('../dist/sizes/module.json');
  const classic = await readJson('../dist/sizes/classic.json');
  const { rows, first } = await measureAll(budgets, chunks, classic);
  if (process.argv.includes('--floor')) rows.push({ name: 'floor: Lit and Task', ...(await bundleFloor()) });
  printTable(rows);
  printModules(
    'first load',
    first.map((file) => chunks[file].modules),
  );
  printModules(
    'classic file',
    Object.values(classic).map(({ modules }) => modules),
  );

  for (const { name, brotli, budget } of rows) {
    if (budget === undefined || brotli <= budget) continue;
    console.error(`\n${name} is ${brotli - budget} bytes over its budget of ${budget} (brotli).`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`Sizes not checked: ${error.message}`);
  process.exitCode = 1;
}
