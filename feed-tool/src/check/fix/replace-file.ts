import { realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { replaceAtomically } from '../../feed/atomic-file.js';

/**
 * Replaces a file in a single step, so that readers always see a complete file, the old or the new one. Keeps
 * its permissions, and follows a link to it.
 * @throws errors of the file system; the file is then unchanged
 */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await replaceAtomically(temporary, target, bytes, mode);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
