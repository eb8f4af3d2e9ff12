import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { expandGzip, GZIP } from './gzip/expand-gzip.js';
import { workAhead } from './gzip/read-ahead.js';

/** Name of the standard input on a command line. */
export const STDIN = '-';

/** Bytes read at once. */
const CHUNK = 1 << 20;

/** Bytes within which a first line ends. */
const HEAD = 1 << 16;

const LINE_FEED = 0x0a;

/** What a file's first bytes say of it (the formats' own descriptions). */
const OTHERS = [
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

/**
 * A log's text: its beginning, with the whole first line where that is no longer than 64 KB, and all of it.
 */
export interface LogText {
  readonly head: Buffer;
  readonly chunks: AsyncGenerator<Buffer>;
}

/** Who is told while a log is read. */
export interface LogListener {
  /** Told how many bytes were read of the file. */
  readonly onRead: (bytes: number) => void;
  /** Told why its text ends before the end of the file. */
  readonly onDamage: (why: string) => void;
}

/**
 * Opens a log: a file or the standard input, compressed with gzip or not. UTF-16 with a byte order mark
 * becomes UTF-8; all other bytes stay as they are.
 * @throws CommandError for other compressions; while chunks are read, what the file system and the signal
 *   throw
 */
export async function openLog(
  path: string,
  signal: AbortSignal,
  { onRead, onDamage }: LogListener,
): Promise<LogText> {
  const source = path === STDIN ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
  addAbortSignal(signal, source);
  const { head, chunks } = await peek(countBytes(source, onRead), (bytes) => bytes.length >= 6);
  const other = OTHERS.find(({ bytes }) => startsWith(head, bytes));
  if (other) {
    source.destroy();
    throw new CommandError(
      `${path} is compressed with ${other.name}, which is not read here: ${other.command} ${path} | fao-feed downloads --log - …`,
      EXIT.unreadable,
    );
  }
  return decodeText(startsWith(head, GZIP) ? workAhead(expandGzip(chunks, onDamage)) : chunks);
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

/** Reads until there is enough to tell what the rest is. */
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
    // Closes the file where a reader has had enough before its end.
    await rest.return(undefined);
  }
}

async function decodeText(source: AsyncIterable<Buffer>): Promise<LogText> {
  const begun = await peek(iterate(source), (bytes) => bytes.length >= 3);
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => startsWith(begun.head, bytes));
  const text =
    mark?.encoding === 'utf-8'
      ? dropBytes(begun.chunks, mark.bytes.length)
      : mark
        ? decodeUtf16(begun.chunks, mark.encoding)
        : iterate(begun.chunks);
  return peek(text, (bytes) => bytes.length >= HEAD || bytes.includes(LINE_FEED));
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
  return start.every((byte, place) => bytes[place] === byte);
}
