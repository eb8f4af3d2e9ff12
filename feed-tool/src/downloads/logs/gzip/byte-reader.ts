/** Reads bytes of a stream in pieces of any size, and takes back what was read too far. */
export class ByteReader {
  private chunk: Buffer = Buffer.alloc(0);
  private place = 0;

  constructor(private readonly chunks: AsyncGenerator<Buffer>) {}

  /**
   * Reads what is at hand.
   * @param most bytes
   * @returns at least one byte; nothing at the end
   */
  async read(most: number): Promise<Buffer | undefined> {
    while (this.place === this.chunk.length) {
      const next = await this.chunks.next();
      if (next.done) return undefined;
      this.chunk = next.value;
      this.place = 0;
    }
    const bytes = this.chunk.subarray(this.place, this.place + most);
    this.place += bytes.length;
    return bytes;
  }

  /** Takes back the last bytes of what `read` gave last. */
  takeBack(count: number): void {
    this.place -= count;
  }

  /**
   * Reads a number of bytes.
   * @returns fewer at the end
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
   * Reads past bytes of one value.
   * @returns the first byte that is another, read too; nothing at the end
   */
  async readPast(value: number): Promise<number | undefined> {
    for (;;) {
      const [byte] = (await this.read(1)) ?? [];
      if (byte !== value) return byte;
    }
  }

  /** Closes the stream, also before its end. */
  async close(): Promise<void> {
    await this.chunks.return(undefined);
  }
}
