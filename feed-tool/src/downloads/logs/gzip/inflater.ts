import { createInflateRaw } from 'node:zlib';

/**
 * Maximum number of bytes that zlib expands at a time. At an error, zlib drops the bytes of the current step,
 * so this is also the maximum length of the text before the damage that is lost.
 */
const MAX_TEXT = 1 << 15;

/** The result of expanding a piece of compressed data. */
export interface Inflated {
  readonly texts: readonly Buffer[];
  /** Number of bytes after the end of the compressed data; absent if the end is not reached. */
  readonly left?: number;
  /** The error at which zlib stopped. */
  readonly error?: NodeJS.ErrnoException;
}

/**
 * Expands one DEFLATE stream (RFC 1951) piece by piece. Each step returns all text that zlib can expand so
 * far, even if the next piece is damaged.
 */
export class Inflater {
  readonly #zlib = createInflateRaw({ chunkSize: MAX_TEXT });
  #texts: Buffer[] = [];
  #settle: (outcome: Omit<Inflated, 'texts'>) => void = () => undefined;
  #received = 0;

  constructor() {
    this.#zlib.on('readable', () => this.#collectTexts());
    this.#zlib.on('end', () => this.#settle({ left: this.#received - this.#zlib.bytesWritten }));
    this.#zlib.on('error', (error) => this.#settle({ error }));
  }

  /** Expands the next bytes of the stream. The caller must not change them meanwhile. */
  async expand(bytes: Buffer): Promise<Inflated> {
    this.#received += bytes.length;
    const outcome = await new Promise<Omit<Inflated, 'texts'>>((resolve) => {
      this.#settle = resolve;
      // After an error, or at the end of the stream within the bytes, an event handler settles the promise.
      this.#zlib.write(bytes, (error) => error ?? resolve({}));
    });
    this.#collectTexts();
    const texts = this.#texts;
    this.#texts = [];
    return { texts, ...outcome };
  }

  /** Frees the memory of zlib. */
  close(): void {
    this.#zlib.destroy();
  }

  #collectTexts(): void {
    for (let text = this.#zlib.read() as Buffer | null; text; text = this.#zlib.read() as Buffer | null)
      this.#texts.push(text);
  }
}
