import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** How much of an answer is read. */
export interface BodyLimit {
  /** Most bytes, counted after decompression: few on the line can be many in memory. */
  readonly bytes: number;
  /** What a person can do about a longer answer, as a sentence. Absent: what is beyond is left aside. */
  readonly hint?: string;
}

/**
 * Reads the body of an answer, decompressed, and never more of it than a limit allows.
 * @throws CommandError `EXIT.unreadable` where it is longer and the limit says what to do about that;
 *   errors of the connection
 */
export async function readBody(response: Response, { bytes: most, hint }: BodyLimit): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the rest.
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    length += piece.length;
    if (length <= most) continue;
    if (hint === undefined) break;
    throw new CommandError(`${response.url} is longer than ${most / 1e6} MB. ${hint}`, EXIT.unreadable);
  }
  return Buffer.concat(pieces).subarray(0, most);
}
