/** Items of the first page: few, so that they show how fast the server is. */
const FIRST_SIZE = 25;
/** DSpace's default maximum (`rest.search.max.results`). A larger size also cuts the total. */
const MAX_SIZE = 100;
/** Part of the timeout that a page may be expected to take, so that the size grows. */
const EASY_SHARE = 1 / 4;
/** Number of pages in a row that must be read after a failure before the size grows again. */
const PAGES_BEFORE_GROWTH = 4;

/**
 * Chooses the sizes of the pages of a search. The size starts small and doubles while the server is fast. It
 * is halved when a page takes too long, down to 1, and then grows only after several good pages.
 */
export class PageSize {
  #size = FIRST_SIZE;
  #maximum = MAX_SIZE;
  #goodPages = PAGES_BEFORE_GROWTH;

  /** @param timeout of one request, in milliseconds */
  constructor(readonly timeout: number) {}

  /**
   * Returns the largest size up to the present one whose pages begin at an offset: DSpace counts pages, not
   * items, so an offset must be a multiple of the size.
   */
  fit(offset: number): number {
    let size = this.#size;
    while (offset % size) size--;
    return size;
  }

  /** Notes a page of `size` items that took `duration` milliseconds, and perhaps raises the size. */
  succeed(size: number, duration: number): void {
    this.#goodPages++;
    const next = Math.min(this.#size * 2, this.#maximum);
    const expected = (duration / size) * next;
    if (this.#goodPages > PAGES_BEFORE_GROWTH && expected < this.timeout * EASY_SHARE) this.#size = next;
  }

  /** Notes that a page of `size` items failed, and halves the size. */
  fail(size: number): void {
    this.#size = Math.max(1, Math.floor(size / 2));
    this.#goodPages = 0;
  }

  /** Notes that the server sends at most `maximum` items per page. */
  limit(maximum: number): void {
    this.#maximum = Math.max(1, maximum);
    this.#size = Math.min(this.#size, this.#maximum);
  }
}
