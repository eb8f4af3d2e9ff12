/** Reads any number of bytes from a stream of chunks, and can put the last bytes back. */
export class ByteReader {
  #chunk: Buffer = Buffer.alloc(0);
  #offset = 0;
  readonly #chunks: AsyncGenerator<Buffer>;

  constructor(chunks: AsyncGenerator<Buffer>) {
    this.#chunks = chunks;
  }

  /**
   * Reads the rest of the current chunk, or the next chunk.
   * @param max maximum number of bytes
   * @returns at least one byte; `undefined` at the end of the stream
   */
  async read(max: number): Promise<Buffer | undefined> {
    while (this.#offset === this.#chunk.length) {
      const next = await this.#chunks.next();
      if (next.done) return undefined;
      this.#chunk = next.value;
      this.#offset = 0;
    }
    const bytes = this.#chunk.subarray(this.#offset, this.#offset + max);
    this.#offset += bytes.length;
    return bytes;
  }

  /** Puts the last bytes that `read` returned back, so that the next call returns them again. */
  putBack(count: number): void {
    this.#offset -= count;
  }

  /**
   * Reads a number of bytes.
   * @returns fewer bytes at the end of the stream
   */
  async readExactly(count: number): Promise<Buffer> {
    const bytes = Buffer.alloc(count);
    let length = 0;
    while (length < count) {
      const some = await this.read(count - length);
      if (!some) break;
      length += some.copy(bytes, length);
    }
    return bytes.subarray(0, length);
  }

  /**
   * Skips all next bytes with one value, and reads the byte after them.
   * @returns the first byte with another value; `undefined` at the end of the stream
   */
  async readPast(value: number): Promise<number | undefined> {
    for (;;) {
      const [byte] = (await this.read(1)) ?? [];
      if (byte !== value) return byte;
    }
  }

  /** Closes the stream, also before its end. */
  async close(): Promise<void> {
    await this.#chunks.return(undefined);
  }
}
