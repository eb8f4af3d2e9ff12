import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/**
 * Returns a function that checks whether a file exists under exactly this name, letter case included: web
 * servers distinguish it, some file systems do not. It lists each folder once, whatever the number of files.
 */
export function createFileLookup(): (path: string) => boolean {
  const folders = new Map<string, ReadonlySet<string>>();
  return (path) => {
    const folder = dirname(path);
    const names = folders.get(folder) ?? listNames(folder);
    folders.set(folder, names);
    return names.has(basename(path));
  };
}

function listNames(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}
