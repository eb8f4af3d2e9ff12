import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Lists the files of a folder and of the folders in it, sorted by name. What begins with a dot is left out: such folders are the tool's own, and never served.
 * @returns paths that begin with the folder's
 */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
    if (kind.isDirectory()) for (const file of await listFiles(path)) files.push(file);
    else if (kind.isFile()) files.push(path);
  }
  return files;
}
