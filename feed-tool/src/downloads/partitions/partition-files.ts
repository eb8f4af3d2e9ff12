import { appendFileSync, closeSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Integers of all partitions that wait in memory: 16 MB. */
const BUFFERED = 1 << 22;

/** Integers of one partition that wait at most: 64 KB. */
const MAX_BUFFERED = 1 << 14;

/**
 * Bits of the hash that tell partitions apart, and those that tell the parts of a partition that is split.
 */
const [BITS, SPLIT_BITS] = [8, 4];

/** Partitions a count may have; all bits of the hash that are left split them further. */
export const MAX_PARTITIONS = 1 << BITS;

/** A file of rows of as many 32-bit integers each as the kind of row has, in the machine's byte order. */
export interface Partition {
  readonly path: string;
  readonly rows: number;
  /** How often it has been split. */
  readonly depth: number;
}

/** What rows are: how wide, and by which 32-bit hash those that belong together are kept together. */
export interface RowKind {
  readonly name: string;
  readonly width: number;
  hashOf(rows: Int32Array, at: number): number;
}

/** Writes rows to one of many files each. No file stays open: systems allow few. */
export class PartitionWriter {
  private readonly rows: Int32Array;
  private readonly capacity: number;
  /** Integers of each partition that wait, and its rows on disk. */
  private readonly waiting: Int32Array;
  private readonly written: Float64Array;

  /**
   * @param count a power of two, `MAX_PARTITIONS` at most
   * @param stem what the paths of the files begin with
   */
  constructor(
    private readonly stem: string,
    private readonly kind: RowKind,
    private readonly count: number,
    private readonly depth = 0,
  ) {
    this.capacity = Math.min(MAX_BUFFERED, BUFFERED / count);
    this.rows = new Int32Array(count * this.capacity);
    this.waiting = new Int32Array(count);
    this.written = new Float64Array(count);
  }

  /**
   * Adds a row; kinds of two integers ignore the rest. Throws what the file system says, for instance that
   * the disk is full.
   */
  add(hash: number, first: number, second: number, third = 0, fourth = 0): void {
    const { rows, capacity, kind, waiting } = this;
    const shift = this.depth === 0 ? 0 : BITS + (this.depth - 1) * SPLIT_BITS;
    const partition = (hash >>> shift) & (this.count - 1);
    const place = waiting[partition]!;
    const at = partition * capacity + place;
    rows[at] = first;
    rows[at + 1] = second;
    if (kind.width === 4) {
      rows[at + 2] = third;
      rows[at + 3] = fourth;
    }
    waiting[partition] = place + kind.width;
    if (place + kind.width === capacity) this.flush(partition);
  }

  /** Writes what waits. Gives the partitions that have rows. */
  finish(): Partition[] {
    const { count, depth, written } = this;
    for (let partition = 0; partition < count; partition++) this.flush(partition);
    return Array.from(written, (rows, partition) => ({ path: this.pathOf(partition), rows, depth })).filter(
      ({ rows }) => rows > 0,
    );
  }

  private pathOf(partition: number): string {
    return `${this.stem}-${partition}`;
  }

  private flush(partition: number): void {
    const length = this.waiting[partition]!;
    if (length === 0) return;
    const start = partition * this.capacity;
    const rows = this.rows.subarray(start, start + length);
    appendFileSync(this.pathOf(partition), new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
    this.waiting[partition] = 0;
    this.written[partition]! += length / this.kind.width;
  }
}

/** Begins the partitions of a kind of row in a folder. */
export function createPartitions(folder: string, kind: RowKind, count: number): PartitionWriter {
  return new PartitionWriter(join(folder, kind.name), kind, count);
}

/**
 * Splits a partition into 16 by bits of the hash that have not told anything yet, and deletes it.
 * @returns nothing where no bits are left: all its rows have the same hash
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

/** Reads a partition by and by, 64 KB at a time. A block is overwritten by the next. */
export function* readBlocks({ path, rows }: Partition, { width }: RowKind): Generator<Int32Array> {
  const block = new Int32Array(MAX_BUFFERED);
  const file = openSync(path, 'r');
  try {
    for (let left = rows * width; left > 0; left -= block.length)
      yield readInto(file, block.subarray(0, Math.min(left, block.length)));
  } finally {
    closeSync(file);
  }
}

/** Reads a partition whole into the beginning of an array. Gives that part of it. */
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
    if (length === 0) throw new Error('A file in the scratch folder has become shorter.');
    read += length;
  }
  return integers;
}
