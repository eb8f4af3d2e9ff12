import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder to look into. */
interface Folder {
  /** Path in messages. */
  readonly path: string;
  /** Path without symbolic links. */
  readonly real: string;
}

/**
 * Lists the files of a folder and of the folders in it, sorted by name. What begins with a dot is left out:
 * such folders are the tool's own, and never served. Each folder is looked into once, by its own name where
 * it stands in the first one: links that lead back, or to a folder that others lead to as well, would have no
 * end.
 * @param folder may be a link itself
 * @param signal ends the walk between two folders
 * @returns paths that begin with the folder's; what only links lead to comes last
 * @throws errors of the file system
 */
export async function listFiles(folder: string, signal: AbortSignal): Promise<string[]> {
  const files: string[] = [];
  const known = new Set<string>();
  const links: string[] = [];

  async function walk({ path, real }: Folder): Promise<void> {
    signal.throwIfAborted();
    if (known.has(real)) return;
    known.add(real);
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.sort(byName)) {
      if (entry.name.startsWith('.')) continue;
      const inner = join(path, entry.name);
      const isLink = entry.isSymbolicLink();
      const kind = isLink ? await stat(inner).catch(() => entry) : entry;
      if (kind.isFile()) files.push(inner);
      else if (kind.isDirectory() && isLink) links.push(inner);
      else if (kind.isDirectory()) await walk({ path: inner, real: join(real, entry.name) });
    }
  }

  await walk({ path: folder, real: await realpath(folder) });
  // Grows while it is gone through: folders behind links may hold links.
  for (const link of links) await walk({ path: link, real: await realpath(link) });
  return files;
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1;
}
