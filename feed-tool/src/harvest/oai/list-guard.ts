import { createHash } from 'node:crypto';
import { BrokenListError } from './broken-list.js';

/** Facts of a page that show whether a list advances. */
export interface ListedPage {
  /** Token that requests the next page; absent on the last. */
  readonly token?: string | undefined;
  /** Number of headers on the page. */
  readonly count: number;
  /** Hash of the identifiers and datestamps on the page. */
  readonly digest: string;
  /** Number of records of the whole list, where the source sends it. */
  readonly total?: number | undefined;
}

/** Number of pages in a row with the content of earlier pages, after which a list counts as endless. */
const MAX_REPEATS = 3;
/** Records beyond twice the size of a list that it may have because it changes meanwhile. */
const MAX_SURPLUS = 1_000;
/** Maximum number of times that a list is read again from the beginning because its token expired. */
const MAX_RESTARTS = 3;

/** Detects a list that never ends: one list of `ListRecords` or `ListIdentifiers`, page by page. */
export class ListGuard {
  #restarts = 0;
  #read = 0;
  #repeats = 0;
  readonly #tokens = new Set<string>();
  readonly #digests = new Set<string>();

  /**
   * Checks a page that leads to another one.
   * @param requested the token with which the page was requested
   * @throws BrokenListError where the list runs in a circle
   */
  check({ token, count, digest, total }: ListedPage, requested: string | undefined): void {
    if (requested) this.#tokens.add(requested);
    this.#read += count;
    this.#repeats = this.#digests.has(digest) ? this.#repeats + 1 : 0;
    this.#digests.add(digest);
    if (!token) return;
    if (this.#tokens.has(token)) {
      throw new BrokenListError(
        `The source sends the token "${token}" again and again; its administrator must fix it.`,
      );
    }
    if (this.#repeats < MAX_REPEATS && this.#read <= 2 * (total ?? Infinity) + MAX_SURPLUS) return;
    throw new BrokenListError(
      `The source’s list does not end: ${this.#read} records came, many of them again and again; its administrator must fix it.`,
    );
  }

  /**
   * Begins the list again, after its token expired.
   * @throws BrokenListError where that does not help
   */
  restart(): void {
    this.#tokens.clear();
    this.#digests.clear();
    [this.#read, this.#repeats] = [0, 0];
    if (++this.#restarts <= MAX_RESTARTS) return;
    throw new BrokenListError(
      `The source’s tokens expire before the next request (badResumptionToken, ${this.#restarts} times): try a shorter --delay, or smaller sets with --set.`,
    );
  }
}

/** Hashes the headers of a page, for {@link ListGuard}. */
export function digestHeaders(
  headers: readonly { readonly identifier: string; readonly datestamp: string }[],
): string {
  const text = headers.map(({ identifier, datestamp }) => `${identifier} ${datestamp}`).join('\n');
  return createHash('sha1').update(text).digest('base64');
}
