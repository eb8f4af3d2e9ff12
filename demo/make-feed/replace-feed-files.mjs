/** Writes the files of the feed and removes those of an earlier run. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The only files that are removed: if the user names a wrong folder, everything else in it stays. */
const OWN_FILES = { covers: '.svg', items: '.json', pages: '.json' };

/**
 * Writes files, and removes others of the feed.
 *
 * @param {string} folder created if it does not exist
 * @param {Map<string, string>} files text by path below the folder
 */
export async function replaceFeedFiles(folder, files) {
  for (const [part, ending] of Object.entries(OWN_FILES)) {
    await mkdir(join(folder, part), { recursive: true });
    for (const name of await readdir(join(folder, part))) {
      const path = `${part}/${name}`;
      if (name.endsWith(ending) && !files.has(path)) await rm(join(folder, path));
    }
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
