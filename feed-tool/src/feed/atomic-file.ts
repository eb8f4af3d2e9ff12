import { createHash } from 'node:crypto';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileFacts } from './manifest.js';

/** What tells a file's state. */
export function describeBytes(bytes: Buffer): FileFacts {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Writes a file so that it is there whole or not at all, also after the power failed: under another name, to the disk, then renamed (POSIX `rename` replaces in one step).
 * Folders on the way are made.
 */
export async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.part`;
  const file = await openDraft(draft);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/* Most folders are there already. */
async function openDraft(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'w');
  }
}
