import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Matches the source of a file that starts a program, a server or a bundler. */
const slowPattern = /node:child_process|node:http|startOwnedProcess|openRepository|runCommand|esbuild|rollup/;

/** Lists a file and all files that it imports by relative paths, directly or indirectly. */
function listImports(path, found = new Set()) {
  // Tests of tools contain imports in strings, whose files do not exist.
  if (found.has(path) || !existsSync(path)) return found;
  found.add(path);
  const text = readFileSync(path, 'utf8');
  for (const [, specifier] of text.matchAll(/\bfrom '(\.{1,2}\/[^']+\.mjs)'/g))
    listImports(join(dirname(path), specifier), found);
  return found;
}

/**
 * Lists the fast Node tests: those that start no program, server or bundler, and import no module that does.
 *
 * @param {string[]} folders absolute
 * @returns {string[]} names of files, without folders
 */
export function findUnitTests(folders) {
  const isUnit = (path) =>
    ![...listImports(path)].some((file) => slowPattern.test(readFileSync(file, 'utf8')));
  return folders.flatMap((folder) =>
    readdirSync(folder).filter((name) => name.endsWith('.test.mjs') && isUnit(join(folder, name))),
  );
}
