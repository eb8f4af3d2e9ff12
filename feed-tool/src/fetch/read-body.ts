import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** Maximum length of a response. */
export interface BodyLimit {
  /** Maximum number of bytes after decompression: a small response can expand to much more. */
  readonly bytes: number;
  /**
   * Advice about a longer response, as a sentence, for the error. Absent: {@link readBody} truncates a longer
   * response instead.
   */
  readonly hint?: string;
}

/**
 * Reads the body of a response, decompressed, up to a limit.
 * @throws CommandError `EXIT.unreadable` where the body is longer and the limit has a `hint`; errors of the
 *   connection
 */
export async function readBody(response: Response, { bytes: maxBytes, hint }: BodyLimit): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the rest of the response.
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    length += piece.length;
    if (length <= maxBytes) continue;
    if (hint === undefined) break;
    throw new CommandError(`${response.url} is longer than ${maxBytes / 1e6} MB. ${hint}`, EXIT.unreadable);
  }
  return Buffer.concat(pieces).subarray(0, maxBytes);
}
