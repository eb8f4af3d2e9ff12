import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/**
 * Makes a folder, and those it is to be in. By itself, Node.js tries for ever where the system says of a
 * folder that is there that it is missing, as in /proc.
 * @throws CommandError where none can be made
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
    const why = code === 'EEXIST' ? 'it is a link to what is not there' : 'no folder can be made there';
    throw new CommandError(`${path}: ${why}: name another folder with --out.`, EXIT.files, { cause: error });
  }
}
