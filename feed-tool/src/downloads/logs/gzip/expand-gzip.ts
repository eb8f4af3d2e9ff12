import * as zlib from 'node:zlib';
import { ByteReader } from './byte-reader.js';
import { Inflater } from './inflater.js';

/**
 * First bytes of a member: the two bytes that identify gzip, and the only compression method (RFC 1952,
 * section 2.3.1).
 */
export const GZIP = [0x1f, 0x8b, 0x08];

/** Flags of a member's header (RFC 1952, section 2.3.1). */
const FLAG = { headerChecksum: 0x02, extra: 0x04, name: 0x08, comment: 0x10, reserved: 0xe0 };

/**
 * Maximum number of compressed bytes to expand at a time. The result fits in memory even for a file of zeros,
 * which becomes 1,032 times as large.
 */
const MAX_INPUT = 1 << 15;

/** Absent in Node.js before 20.15: there, the code compares only the length. */
const { crc32 } = zlib as { crc32?: typeof zlib.crc32 };

/** The gzip data is damaged or truncated, as the message describes. */
class GzipDamage extends Error {}

/**
 * Expands a gzip file of any number of members (RFC 1952, section 2.2). If the file is truncated or damaged,
 * or if other data follows a member, yields all text before the damage and throws no error.
 * @param onDamage receives the reason why the text ends before the end of the file
 * @throws errors of the source
 */
export async function* expandGzip(
  source: AsyncGenerator<Buffer>,
  onDamage: (reason: string) => void,
): AsyncGenerator<Buffer> {
  const input = new ByteReader(source);
  try {
    await skipHeader(input, await input.readExactly(2));
    for (let start: Buffer | undefined; ;) {
      yield* expandMember(input);
      start = await readStart(input);
      if (!start) return;
      await skipHeader(input, start);
    }
  } catch (error) {
    if (!(error instanceof GzipDamage)) throw error;
    onDamage(error.message);
  } finally {
    await input.close();
  }
}

async function* expandMember(input: ByteReader): AsyncGenerator<Buffer> {
  const inflater = new Inflater();
  let checksum = 0;
  let length = 0;
  try {
    for (let left: number | undefined; left === undefined;) {
      const bytes = await input.read(MAX_INPUT);
      if (!bytes) throw new GzipDamage('unexpected end of file');
      const { texts, ...outcome } = await inflater.expand(bytes);
      for (const text of texts) {
        checksum = crc32?.(text, checksum) ?? 0;
        length += text.length;
        yield text;
      }
      if (outcome.error) throw describeError(outcome.error);
      left = outcome.left;
      if (left !== undefined) input.putBack(left);
    }
  } finally {
    inflater.close();
  }
  const trailer = await input.readExactly(8);
  if (trailer.length < 8) throw new GzipDamage('unexpected end of file');
  const isIntact =
    trailer.readUInt32LE(4) === length % 2 ** 32 && (!crc32 || trailer.readUInt32LE(0) === checksum);
  if (!isIntact) throw new GzipDamage('checksum or length does not match');
}

/* Skips the zeros that fill the last block of a tape or a disk, as `gzip` does. */
async function readStart(input: ByteReader): Promise<Buffer | undefined> {
  const first = await input.readPast(0);
  if (first === undefined) return undefined;
  const start = Buffer.from([first, ...(await input.readExactly(1))]);
  if (start[0] === GZIP[0] && start[1] === GZIP[1]) return start;
  throw new GzipDamage('other data follows the gzip data');
}

async function skipHeader(input: ByteReader, start: Buffer): Promise<void> {
  const header = Buffer.concat([start, await input.readExactly(8)]);
  if (header.length < 10) throw new GzipDamage('unexpected end of file');
  const flags = header[3]!;
  if (header[2] !== GZIP[2] || flags & FLAG.reserved) throw new GzipDamage('incorrect header');
  if (flags & FLAG.extra) {
    const length = await input.readExactly(2);
    if (length.length === 2) await input.readExactly(length.readUInt16LE());
  }
  for (const flag of [FLAG.name, FLAG.comment]) if (flags & flag) await skipText(input);
  if (flags & FLAG.headerChecksum) await input.readExactly(2);
}

/* Skips a text that ends with a zero byte. */
async function skipText(input: ByteReader): Promise<void> {
  for (;;) {
    const [byte] = (await input.read(1)) ?? [0];
    if (byte === 0) return;
  }
}

function describeError(error: NodeJS.ErrnoException): Error {
  const isDamage = error.code === 'Z_DATA_ERROR' || error.code === 'Z_BUF_ERROR';
  return isDamage ? new GzipDamage(error.message, { cause: error }) : error;
}
