import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The inputs of a bundle: its sources, and the scripts and settings that build it. */
const INPUTS = ['package-lock.json', 'rollup.config.mjs', 'scripts/rollup', 'src', 'tsconfig.json'];

/**
 * Returns a name of a build, computed from its sources. All parts of a bundle share this name: a part works
 * only with the entry of its own build, and a digest for each part would only make the entry larger.
 *
 * @returns {string} eight characters that are safe in a URL
 */
export function digestSources() {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap(listFiles)) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 8);
}

function listFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true }).sort();
  return files.map((file) => join(path, file)).filter((file) => statSync(file).isFile());
}
