import { createInflateRaw } from 'node:zlib';

/**
 * Bytes of text that come out at once. What zlib was at when it met damage is lost, so that this is what can
 * be lost of a file before its damage.
 */
const TEXT = 1 << 15;

/** What came of some compressed bytes. */
export interface Inflated {
  readonly texts: readonly Buffer[];
  /** Bytes that come after the end of what was compressed; absent: the end is not reached. */
  readonly left?: number;
  /** Why zlib could not go on. */
  readonly error?: NodeJS.ErrnoException;
}

/**
 * Expands one stream of DEFLATE (RFC 1951) step by step; after each step, all that could be expanded is
 * there, whatever comes next.
 */
export class Inflater {
  private readonly zlib = createInflateRaw({ chunkSize: TEXT });
  private texts: Buffer[] = [];
  private settle: (outcome: Omit<Inflated, 'texts'>) => void = () => undefined;
  private given = 0;

  constructor() {
    this.zlib.on('readable', () => this.gather());
    this.zlib.on('end', () => this.settle({ left: this.given - this.zlib.bytesWritten }));
    this.zlib.on('error', (error) => this.settle({ error }));
  }

  /** Expands bytes; they must not be changed meanwhile. */
  async expand(bytes: Buffer): Promise<Inflated> {
    this.given += bytes.length;
    const outcome = await new Promise<Omit<Inflated, 'texts'>>((resolve) => {
      this.settle = resolve;
      // Where it fails, or comes to the end within the bytes, an event tells.
      this.zlib.write(bytes, (error) => error ?? resolve({}));
    });
    this.gather();
    const { texts } = this;
    this.texts = [];
    return { texts, ...outcome };
  }

  /** Frees its memory. */
  close(): void {
    this.zlib.destroy();
  }

  private gather(): void {
    for (let text = this.zlib.read() as Buffer | null; text; text = this.zlib.read() as Buffer | null)
      this.texts.push(text);
  }
}
