import * as zlib from 'node:zlib';
import { ByteReader } from './byte-reader.js';
import { Inflater } from './inflater.js';

/**
 * What a member begins with (RFC 1952, section 2.3.1): two bytes that say that it is gzip, and the one method
 * there is.
 */
export const GZIP = [0x1f, 0x8b, 0x08];

/** Flags of a member's header (RFC 1952, section 2.3.1). */
const FLAG = { headerSum: 0x02, extra: 0x04, name: 0x08, comment: 0x10, reserved: 0xe0 };

/**
 * Compressed bytes that are expanded at once: even where they are nothing but zeros, 1,032 times as many fit
 * memory.
 */
const PIECE = 1 << 15;

/** Node.js has it since 20.15; before, only the length is compared. */
const { crc32 } = zlib as { crc32?: typeof zlib.crc32 };

/** Says why gzip can't be read any further. */
class GzipDamage extends Error {}

/**
 * Expands gzip of any number of members (RFC 1952, section 2.2). Where it is cut or damaged, or something
 * else comes after a member, all text before is given and no error is thrown.
 * @param onDamage told why it ends before the end
 * @throws what the source throws
 */
export async function* expandGzip(
  source: AsyncGenerator<Buffer>,
  onDamage: (why: string) => void,
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
  let sum = 0;
  let length = 0;
  try {
    for (let left: number | undefined; left === undefined;) {
      const bytes = await input.read(PIECE);
      if (!bytes) throw new GzipDamage('unexpected end of file');
      const { texts, ...outcome } = await inflater.expand(bytes);
      for (const text of texts) {
        sum = crc32?.(text, sum) ?? 0;
        length += text.length;
        yield text;
      }
      if (outcome.error) throw describeError(outcome.error);
      left = outcome.left;
      if (left !== undefined) input.takeBack(left);
    }
  } finally {
    inflater.close();
  }
  const trailer = await input.readExactly(8);
  if (trailer.length < 8) throw new GzipDamage('unexpected end of file');
  const isRight = trailer.readUInt32LE(4) === length % 2 ** 32 && (!crc32 || trailer.readUInt32LE(0) === sum);
  if (!isRight) throw new GzipDamage('its check sum is of another text');
}

/* Zeros fill the blocks of tapes and disks, and gzip itself reads past them. */
async function readStart(input: ByteReader): Promise<Buffer | undefined> {
  const first = await input.readPast(0);
  if (first === undefined) return undefined;
  const start = Buffer.from([first, ...(await input.readExactly(1))]);
  if (start[0] === GZIP[0] && start[1] === GZIP[1]) return start;
  throw new GzipDamage('after the end of its gzip comes something else');
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
  if (flags & FLAG.headerSum) await input.readExactly(2);
}

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
