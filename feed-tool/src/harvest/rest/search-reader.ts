import {
  isLoadError,
  readText,
  type Repository,
  searchPage,
  type SearchResults,
  type UnknownRecord,
} from 'fao-widgets-core';
import type { SkippedRecord } from '../../feed/manifest.js';
import type { Reporter } from '../../report/reporter.js';
import { lacksOriginal } from './find-bundles.js';
import { FIRST_BUNDLE_EMBEDS, HARVEST_EMBEDS } from './harvest-embeds.js';
import { describeSlowness, isTooSlow } from './is-too-slow.js';
import type { PageSize } from './page-size.js';
import type { TimedRequests } from './repository-requests.js';

/** Number of items in a row that may fail before the fault must be that of the server. */
const MAX_SKIPPED_IN_ROW = 3;

/** Options of {@link SearchReader}. */
export interface SearchReaderOptions {
  readonly repository: Repository;
  readonly requests: TimedRequests;
  readonly size: PageSize;
  readonly reporter: Reporter;
}

/** A query and its scope. */
export interface Search {
  readonly solr: string;
  /** UUID of the collection or community to search; absent: the whole repository. */
  readonly scope?: string | undefined;
}

/** Some results of a search. */
export interface ResultPage {
  readonly items: readonly UnknownRecord[];
  /** The item that can't be read, where the page has only this one. */
  readonly skipped?: SkippedRecord;
  /** Number of all results; absent: not known. */
  readonly total?: number | undefined;
  /** Position of the result after these, from 0; absent: there is none. */
  readonly next?: number;
}

/**
 * Reads the results of a search from any position, in pages that the server can make in time. Where a page
 * takes too long or causes an error, it requests smaller ones; an item whose own page fails is skipped.
 */
export class SearchReader {
  readonly #options: SearchReaderOptions;
  /** Whether to request the first bundle of each item only. */
  #isNarrow = true;
  #skippedInRow = 0;
  #total: number | undefined;

  constructor(options: SearchReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads the results at a position.
   * @param offset from 0
   * @throws LoadError as `searchPage`, also where several items in a row can't be read
   */
  async read(search: Search, offset: number): Promise<ResultPage> {
    const { size: sizes, requests, reporter } = this.#options;
    for (;;) {
      const size = sizes.fit(offset);
      try {
        const found = await this.#request(search, offset, size);
        sizes.succeed(size, requests.duration());
        this.#skippedInRow = 0;
        return this.#conclude(found, offset, size);
      } catch (error) {
        if (!isTooSlow(error) && !isBroken(error)) throw error;
        sizes.fail(size);
        if (size === 1) return this.#skip(search, offset, error);
        reporter.note(
          `${isBroken(error) ? 'The repository fails at a page of' : 'The repository is too slow for'} ${size} items; fao-feed requests fewer at a time.`,
        );
      }
    }
  }

  async #request({ solr, scope }: Search, offset: number, size: number): Promise<SearchResults> {
    const { repository } = this.#options;
    const request = (embed: string) =>
      searchPage(solr, repository, { page: offset / size, size, embed, scope });
    if (!this.#isNarrow) return request(HARVEST_EMBEDS);
    const found = await request(FIRST_BUNDLE_EMBEDS);
    const incomplete = found.items.filter(lacksOriginal).map(({ uuid }) => uuid);
    if (!incomplete.length) return found;
    // The repository has its bundles in another order.
    this.#isNarrow = incomplete.length <= found.items.length / 2;
    if (!this.#isNarrow) return request(HARVEST_EMBEDS);
    const complete = await searchPage(`search.resourceid:(${incomplete.join(' OR ')})`, repository, {
      size: incomplete.length,
      embed: HARVEST_EMBEDS,
    });
    const byUuid = new Map(complete.items.map((item) => [item['uuid'], item]));
    return { ...found, items: found.items.map((item) => byUuid.get(item['uuid']) ?? item) };
  }

  #conclude({ items, total }: SearchResults, offset: number, size: number): ResultPage {
    const { size: sizes } = this.#options;
    // The server cuts the total of a page that is larger than its maximum.
    this.#total = total === undefined ? undefined : Math.max(total, this.#total ?? 0);
    const isShort = items.length < size;
    const end = offset + items.length;
    const isLast = !items.length || (this.#total === undefined ? isShort : end >= this.#total);
    if (isShort && !isLast) sizes.limit(items.length);
    return { items, total: this.#total, ...(!isLast && { next: end }) };
  }

  /* Without its parts, the item shows its identifier, and the server shows that it works. */
  async #skip({ solr, scope }: Search, offset: number, cause: unknown): Promise<ResultPage> {
    if (++this.#skippedInRow > MAX_SKIPPED_IN_ROW) throw cause;
    const { repository, size } = this.#options;
    const found = await searchPage(solr, repository, { page: offset, size: 1, embed: '', scope }).catch(
      () => {
        throw cause;
      },
    );
    const [item] = found.items;
    const id = readText(item?.['handle']) ?? readText(item?.['uuid']) ?? `result ${offset + 1} of the search`;
    const reason = isBroken(cause)
      ? 'the repository fails when it makes its record with the files'
      : describeSlowness(size.timeout);
    const page = this.#conclude(found, offset, 1);
    return { ...page, items: [], ...(item && { skipped: { id, reason } }) };
  }
}

/* DSpace fails at a whole page where it can't make one of its items. Other 5xx are those of a busy server. */
function isBroken(error: unknown): boolean {
  return isLoadError(error) && error.status === 500;
}
