import type { LoadError } from 'fao-widgets-core';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';

/** Turns an error of the DSpace source of `fao-widgets-core` into a message for the command line. */
export function describeLoadError({ kind, url = 'The repository', detail, cause }: LoadError): CommandError {
  if (cause instanceof CommandError) return cause;
  const problem =
    kind === 'config' ? detail : `${url} does not respond as a DSpace REST interface: ${detail ?? kind}`;
  return new CommandError(
    `${problem ?? kind}. Check --from, which may be any URL of a DSpace 7 repository or later.`,
    kind === 'config' ? EXIT.usage : EXIT.unreadable,
    { cause },
  );
}
