import { appendFileSync, closeSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Maximum number of integers of all partitions in the buffer: 16 MB. */
const MAX_BUFFERED = 1 << 22;

/** Maximum number of integers of one partition in the buffer, and in a block of `readBlocks`: 64 KB. */
const MAX_BLOCK = 1 << 14;

/** Number of bits of the hash that choose a partition, and number that choose a part at each split. */
const [BITS, SPLIT_BITS] = [8, 4];

/** Maximum number of partitions of a count. The other bits of the hash can split each of them. */
export const MAX_PARTITIONS = 1 << BITS;

/** A file of rows. A row is as many 32-bit integers as its kind is wide, in the machine's byte order. */
export interface Partition {
  readonly path: string;
  readonly rows: number;
  /** Number of splits that led to the partition. */
  readonly depth: number;
}

/** A kind of row. */
export interface RowKind {
  /** First part of the names of its files. */
  readonly name: string;
  /** Number of integers in a row: 2 or 4. */
  readonly width: number;
  /** Returns the 32-bit hash of the row at an offset. Rows with the same hash are in the same partition. */
  hashOf(rows: Int32Array, at: number): number;
}

/** Writes each row to the file of its partition. Keeps no file open, because systems limit open files. */
export class PartitionWriter {
  readonly #rows: Int32Array;
  readonly #capacity: number;
  /** By partition, the number of integers in the buffer. */
  readonly #buffered: Int32Array;
  /** By partition, the number of rows on disk. */
  readonly #written: Float64Array;
  readonly #stem: string;
  readonly #kind: RowKind;
  readonly #count: number;
  readonly #depth: number;

  /**
   * @param stem the beginning of the files' paths
   * @param count number of partitions, a power of two, up to `MAX_PARTITIONS`
   * @param depth number of splits before
   */
  constructor(stem: string, kind: RowKind, count: number, depth = 0) {
    this.#stem = stem;
    this.#kind = kind;
    this.#count = count;
    this.#depth = depth;
    this.#capacity = Math.min(MAX_BLOCK, MAX_BUFFERED / count);
    this.#rows = new Int32Array(count * this.#capacity);
    this.#buffered = new Int32Array(count);
    this.#written = new Float64Array(count);
  }

  /**
   * Adds a row. Kinds with two integers ignore `third` and `fourth`.
   * @throws errors of the file system, such as a full disk
   */
  add(hash: number, first: number, second: number, third = 0, fourth = 0): void {
    const rows = this.#rows;
    const capacity = this.#capacity;
    const kind = this.#kind;
    const buffered = this.#buffered;
    const shift = this.#depth === 0 ? 0 : BITS + (this.#depth - 1) * SPLIT_BITS;
    const partition = (hash >>> shift) & (this.#count - 1);
    const length = buffered[partition]!;
    const at = partition * capacity + length;
    rows[at] = first;
    rows[at + 1] = second;
    if (kind.width === 4) {
      rows[at + 2] = third;
      rows[at + 3] = fourth;
    }
    buffered[partition] = length + kind.width;
    if (length + kind.width === capacity) this.#flush(partition);
  }

  /** Writes the rest of the buffer. Returns the partitions that have rows. */
  finish(): Partition[] {
    const count = this.#count;
    const depth = this.#depth;
    const written = this.#written;
    for (let partition = 0; partition < count; partition++) this.#flush(partition);
    return Array.from(written, (rows, partition) => ({ path: this.#pathOf(partition), rows, depth })).filter(
      ({ rows }) => rows > 0,
    );
  }

  #pathOf(partition: number): string {
    return `${this.#stem}-${partition}`;
  }

  #flush(partition: number): void {
    const length = this.#buffered[partition]!;
    if (length === 0) return;
    const start = partition * this.#capacity;
    const rows = this.#rows.subarray(start, start + length);
    appendFileSync(this.#pathOf(partition), new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
    this.#buffered[partition] = 0;
    this.#written[partition]! += length / this.#kind.width;
  }
}

/** Creates the writer for partitions of a kind of row in a folder. */
export function createPartitions(folder: string, kind: RowKind, count: number): PartitionWriter {
  return new PartitionWriter(join(folder, kind.name), kind, count);
}

/**
 * Splits a partition into up to 16 parts by the next bits of the hash, and deletes its file.
 * @returns the parts; `undefined` if no bits are left, so that all rows have the same hash
 */
export function splitPartition(partition: Partition, kind: RowKind): Partition[] | undefined {
  const depth = partition.depth + 1;
  if (BITS + depth * SPLIT_BITS > 32) return undefined;
  const parts = new PartitionWriter(partition.path, kind, 1 << SPLIT_BITS, depth);
  for (const rows of readBlocks(partition, kind)) {
    for (let at = 0; at < rows.length; at += kind.width)
      parts.add(kind.hashOf(rows, at), rows[at]!, rows[at + 1]!, rows[at + 2], rows[at + 3]);
  }
  rmSync(partition.path);
  return parts.finish();
}

/** Reads a partition in blocks of 64 KB. Each block overwrites the one before. */
export function* readBlocks({ path, rows }: Partition, { width }: RowKind): Generator<Int32Array> {
  const block = new Int32Array(MAX_BLOCK);
  const file = openSync(path, 'r');
  try {
    for (let left = rows * width; left > 0; left -= block.length)
      yield readInto(file, block.subarray(0, Math.min(left, block.length)));
  } finally {
    closeSync(file);
  }
}

/** Reads a complete partition into the beginning of an array. Returns that part of the array. */
export function readPartition({ path, rows }: Partition, { width }: RowKind, into: Int32Array): Int32Array {
  const file = openSync(path, 'r');
  try {
    return readInto(file, into.subarray(0, rows * width));
  } finally {
    closeSync(file);
  }
}

function readInto(file: number, integers: Int32Array): Int32Array {
  const bytes = new Uint8Array(integers.buffer, integers.byteOffset, integers.byteLength);
  for (let read = 0; read < bytes.length;) {
    const length = readSync(file, bytes, read, bytes.length - read, null);
    if (length === 0) throw new Error('Another program has shortened a file in the scratch folder.');
    read += length;
  }
  return integers;
}
