import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { expandGzip, GZIP } from './gzip/expand-gzip.js';
import { readAhead } from './gzip/read-ahead.js';

/** The argument that means the standard input. */
export const STDIN = '-';

/** Bytes per read of a file. */
const CHUNK_SIZE = 1 << 20;

/** Maximum number of bytes that are read to find the end of the first line. */
const MAX_HEAD = 1 << 16;

const LINE_FEED = 0x0a;

/** First bytes of files in other compression formats, by the specifications of these. */
const OTHER_FORMATS = [
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'zstd', command: 'zstd -dc' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], name: 'xz', command: 'xz -dc' },
  { bytes: [0x42, 0x5a, 0x68], name: 'bzip2', command: 'bzip2 -dc' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'zip', command: 'unzip -p' },
];
const BYTE_ORDER_MARKS = [
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
];

/** The text of a log. */
export interface LogText {
  /** The beginning of the text: the complete first line, if that is not longer than 64 KB. */
  readonly head: Buffer;
  /** The complete text, including `head`. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** Callbacks while a log is read. */
export interface LogCallbacks {
  /** Receives the number of bytes of each read of the file. */
  readonly onRead: (bytes: number) => void;
  /** Receives the reason why the text ends before the end of the file. */
  readonly onDamage: (reason: string) => void;
}

/**
 * Opens a log: a file or the standard input, plain or compressed with gzip. Converts UTF-16 with a byte order
 * mark to UTF-8, and removes the byte order mark of UTF-8.
 * @throws CommandError for other compression formats; errors of the file system and of the signal, also while
 *   the chunks are read
 */
export async function openLog(
  path: string,
  signal: AbortSignal,
  { onRead, onDamage }: LogCallbacks,
): Promise<LogText> {
  const source = path === STDIN ? process.stdin : createReadStream(path, { highWaterMark: CHUNK_SIZE });
  addAbortSignal(signal, source);
  const { head, chunks } = await peek(countBytes(source, onRead), (bytes) => bytes.length >= 6);
  const other = OTHER_FORMATS.find(({ bytes }) => startsWith(head, bytes));
  if (other) {
    source.destroy();
    throw new CommandError(
      `${path} is compressed with ${other.name}, which fao-feed can’t expand. Pipe it: ${other.command} ${path} | fao-feed downloads --log - …`,
      EXIT.unreadable,
    );
  }
  return decodeText(startsWith(head, GZIP) ? readAhead(expandGzip(chunks, onDamage)) : chunks);
}

async function* countBytes(
  source: AsyncIterable<unknown>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    onRead((chunk as Buffer).length);
    yield chunk as Buffer;
  }
}

/** Reads the beginning of a text until a condition is true, or to its end. */
async function peek(source: AsyncGenerator<Buffer>, isEnough: (head: Buffer) => boolean): Promise<LogText> {
  let head: Buffer = Buffer.alloc(0);
  while (!isEnough(head)) {
    const next = await source.next();
    if (next.done) break;
    head = head.length > 0 ? Buffer.concat([head, next.value]) : next.value;
  }
  return { head, chunks: resume(head, source) };
}

async function* resume(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield head;
    yield* rest;
  } finally {
    // Closes the file if the caller stops before its end.
    await rest.return(undefined);
  }
}

async function decodeText(source: AsyncIterable<Buffer>): Promise<LogText> {
  const start = await peek(iterate(source), (bytes) => bytes.length >= 3);
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => startsWith(start.head, bytes));
  const text =
    mark?.encoding === 'utf-8'
      ? dropBytes(start.chunks, mark.bytes.length)
      : mark
        ? decodeUtf16(start.chunks, mark.encoding)
        : iterate(start.chunks);
  return peek(text, (bytes) => bytes.length >= MAX_HEAD || bytes.includes(LINE_FEED));
}

async function* iterate(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
}

async function* dropBytes(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    yield chunk.subarray(left);
    left = 0;
  }
}

async function* decodeUtf16(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
