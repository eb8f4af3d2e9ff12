import { createHash } from 'node:crypto';
import { closeSync, fsync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { FileFacts } from './manifest.js';

/** Returns the length and the hash of a file's content. */
export function describeBytes(bytes: Buffer): FileFacts {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Writes a file so that it exists either completely or not at all, even after a power failure: writes it to
 * the disk under another name, then renames it (POSIX `rename` replaces in one step). Creates missing
 * folders.
 */
export function writeAtomically(path: string, bytes: Buffer): Promise<void> {
  return replaceAtomically(`${path}.part`, path, bytes);
}

/**
 * Writes a draft to the disk, and renames it.
 * @param draft path of the draft
 * @param mode permissions of a new file; absent: the default of the process
 * @throws errors of the file system, which may leave the draft behind
 */
export async function replaceAtomically(
  draft: string,
  path: string,
  bytes: Uint8Array,
  mode?: number,
): Promise<void> {
  const file = await openDraft(draft, mode);
  try {
    await file.writeFile(bytes);
    // Otherwise the new name may reach the disk before the bytes do.
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/* Creates the folder only after a failure, since most folders exist. */
async function openDraft(path: string, mode?: number): Promise<FileHandle> {
  try {
    return await open(path, 'w', mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'w', mode);
  }
}

const syncToDisk = promisify(fsync);

/**
 * Writes a file to the disk, under its final name. Only for a folder whose files count after all of them are
 * written. Of a feed with thousands of small files, each step in a thread of its own would take more time
 * than the step; only the slow one leaves the main thread.
 * @throws errors of the file system, which may leave a part of the file behind
 */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = openFile(path);
  try {
    writeFileSync(file, bytes);
    await syncToDisk(file);
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w');
  }
}
