import { realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeThrough } from '../../feed/atomic-file.js';

/**
 * Replaces a file by another one in a single step: whoever reads it, and whatever happens, it is the old one
 * or the new one. Its permissions stay, and a link to it stays one.
 * @throws errors of the file system; the file is then as it was
 */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await writeThrough(temporary, target, bytes, mode);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
