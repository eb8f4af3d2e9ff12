import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder to list. */
interface Folder {
  /** Path in messages. */
  readonly path: string;
  /** Path without symbolic links. */
  readonly real: string;
}

/**
 * Lists the files of a folder and of all folders within it, sorted by name. Skips names that begin with a
 * dot, such as `.fao-feed`, which servers do not publish. Follows symbolic links, but lists each folder only
 * once, by its own path where that is within the folder: links may form a loop.
 * @param folder its path, perhaps a link
 * @param signal ends the listing before the next folder
 * @returns paths that begin with that of the folder; paths through links come last
 * @throws errors of the file system
 */
export async function listFiles(folder: string, signal: AbortSignal): Promise<string[]> {
  const files: string[] = [];
  const visited = new Set<string>();
  const links: string[] = [];

  async function list({ path, real }: Folder): Promise<void> {
    signal.throwIfAborted();
    if (visited.has(real)) return;
    visited.add(real);
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.sort(byName)) {
      if (entry.name.startsWith('.')) continue;
      const inner = join(path, entry.name);
      const isLink = entry.isSymbolicLink();
      const kind = isLink ? await stat(inner).catch(() => entry) : entry;
      if (kind.isFile()) files.push(inner);
      else if (kind.isDirectory() && isLink) links.push(inner);
      else if (kind.isDirectory()) await list({ path: inner, real: join(real, entry.name) });
    }
  }

  await list({ path: folder, real: await realpath(folder) });
  // The loop also visits links that it adds: folders behind links may have further links.
  for (const link of links) await list({ path: link, real: await realpath(link) });
  return files;
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1;
}
