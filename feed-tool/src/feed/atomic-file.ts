import { createHash } from 'node:crypto';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileFacts } from './manifest.js';

/** What tells a file's state. */
export function describeBytes(bytes: Buffer): FileFacts {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Writes a file so that it is there whole or not at all, also after the power failed: under another name, to
 * the disk, then renamed (POSIX `rename` replaces in one step). Folders on the way are made.
 */
export function writeWhole(path: string, bytes: Buffer): Promise<void> {
  return writeThrough(`${path}.part`, path, bytes);
}

/**
 * Writes a draft to the disk, and renames it to what it is to be.
 * @param mode permissions of the file, where it is new; absent: as the process has them
 * @throws errors of the file system; a draft may be left then
 */
export async function writeThrough(
  draft: string,
  path: string,
  bytes: Uint8Array,
  mode?: number,
): Promise<void> {
  const file = await openDraft(draft, mode);
  try {
    await file.writeFile(bytes);
    // Else the name could reach the disk before the bytes do.
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/* Most folders are there already. */
async function openDraft(path: string, mode?: number): Promise<FileHandle> {
  try {
    return await open(path, 'w', mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'w', mode);
  }
}
