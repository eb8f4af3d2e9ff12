import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/**
 * Creates a folder and its parent folders. Node.js alone would retry forever where the system reports an
 * existing folder as missing, as in /proc.
 * @throws CommandError where it can't be created
 */
export async function makeFolder(path: string): Promise<void> {
  const parent = dirname(path);
  if (!existsSync(parent)) await makeFolder(parent);
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && existsSync(path)) return;
    if (code !== 'EEXIST' && code !== 'ENOENT') throw error;
    const why =
      code === 'EEXIST' ? 'it is a link to a missing file or folder' : 'no folder can be made there';
    throw new CommandError(`${path}: ${why}: name another folder with --out.`, EXIT.files, { cause: error });
  }
}
