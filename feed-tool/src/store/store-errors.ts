import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/**
 * Returns the result of an operation of the store.
 * @throws CommandError for a common error of LevelDB, with the folder and the remedy; other errors unchanged
 */
export async function withStoreErrors<T>(operation: Promise<T>, folder: string): Promise<T> {
  return operation.catch((error: unknown) => {
    throw describeStoreError(error, folder);
  });
}

/* LevelDB reports errors of the disk only in English sentences. */
function describeStoreError(error: unknown, folder: string): Error {
  const text = [error, (error as Error).cause]
    .map((one) => (one instanceof Error ? one.message : ''))
    .join(' ');
  const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'LEVEL_LOCKED') {
    return new CommandError(
      `${folder}: another run of fao-feed uses this folder: wait for its end, or name another folder.`,
      EXIT.busy,
      { cause: error },
    );
  }
  if (/No space left|File too large|quota/i.test(text)) {
    return new CommandError(
      `${folder}: there is no space left on the device: free some, then run the same command again to resume.`,
      EXIT.files,
      { cause: error },
    );
  }
  if (/Permission denied|Read-only/i.test(text)) {
    return new CommandError(
      `${folder} can’t be written: change its permissions, or name another folder with --out.`,
      EXIT.files,
      { cause: error },
    );
  }
  if (/corrupt/i.test(text)) return describeDamage(folder, error);
  return error as Error;
}

/** Returns the error of a store that lacks a part of its files. */
export function describeDamage(folder: string, cause?: unknown): CommandError {
  return new CommandError(
    `${folder}/.fao-feed is damaged: delete that folder, then run the same command again to read all records.`,
    EXIT.files,
    { cause },
  );
}
