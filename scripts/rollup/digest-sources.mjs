import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { transformSync } from 'esbuild';

/** The inputs of a bundle: its sources, and the scripts and settings that build it. */
const INPUTS = ['package-lock.json', 'rollup.config.mjs', 'scripts/rollup', 'src', 'tsconfig.json'];

/**
 * Returns a name of a build, computed from its sources without comments and types, whose changes leave the
 * files in the caches of browsers valid. All parts of a bundle share this name: each part refers to the entry
 * of its own build and is useless in a cache without it, and a name for each would only make the entry
 * larger.
 *
 * @param {string} project Path of the project
 * @returns {string} eight characters that are safe in a URL
 */
export function digestSources(project = '.') {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap((input) => listFiles(join(project, input)))) hash.update(readCode(path));
  return hash.digest('hex').slice(0, 8);
}

function readCode(path) {
  const text = readFileSync(path, 'utf8');
  const isCode = ['.ts', '.mjs'].includes(extname(path));
  return isCode ? transformSync(text, { loader: 'ts', minifyWhitespace: true }).code : text;
}

function listFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true }).sort();
  return files.map((file) => join(path, file)).filter((file) => statSync(file).isFile());
}
