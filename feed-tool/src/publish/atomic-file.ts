import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileFacts } from '../feed/manifest.js';

/** What tells a file's state. */
export function describeBytes(bytes: Buffer): FileFacts {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Writes a file so that it is there whole or not at all, also after the power failed: under another name, to the disk, then renamed (POSIX `rename` replaces in one step).
 * @param isUrgent waits until the disk has it; else the system decides
 */
export async function writeWhole(path: string, bytes: Buffer, { isUrgent = true } = {}): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(bytes);
    if (isUrgent) await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
