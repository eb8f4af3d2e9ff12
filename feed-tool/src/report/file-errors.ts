import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';

/** Explanations of file system errors, with advice (Node.js documentation, "Common system errors"). */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the device: free some, then run the same command again',
  EDQUOT: 'the disk quota is used up: free some space, then run the same command again',
  EACCES: 'you do not have the permission: change the permissions of the folder, or name another one',
  EPERM: 'the operating system does not permit it: change the permissions of the folder, or name another one',
  EROFS: 'the file system is read-only: name a folder on another one',
  ENOENT: 'it does not exist: check the path',
  ENOTDIR: 'a part of the path is a file, not a folder: check the path',
  EISDIR: 'it is a folder, not a file: check the path',
  ENAMETOOLONG: 'the name is too long for this file system: choose a shorter one',
  ELOOP: 'it is a link that leads back to itself: fix the link, or name another path',
  EEXIST: 'something else exists there: move it away, or name another path',
  EMFILE: 'too many files are open: raise the limit (ulimit -n), then run the same command again',
};

/**
 * Describes an error of the file system: the message names the path and what to do, or the system's text.
 * @returns `undefined` for other errors
 */
export function describeFileError(error: unknown): CommandError | undefined {
  if (!(error instanceof Error) || error instanceof CommandError) return undefined;
  const { code, path, cause, message } = error as NodeJS.ErrnoException;
  const meaning = code === undefined ? undefined : MEANINGS[code];
  // Only errors of the file system have a path.
  const text = meaning ? `${meaning} (${code})` : path === undefined ? undefined : message;
  if (text) return new CommandError(`${path ?? 'The disk'}: ${text}.`, EXIT.files, { cause: error });
  return cause ? describeFileError(cause) : undefined;
}
