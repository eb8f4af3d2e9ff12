import { ClassicLevel } from 'classic-level';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarvestedRecord, HarvestPage } from './harvested-record.js';
import type { AlsoDownloadedRecord } from '../feed/feed-document.js';
import type { SkippedRecord } from '../feed/manifest.js';
import { countKeys, openLevel, readEntries, type Level } from './level.js';
import { CoverIndex } from './cover-index.js';
import { RecordLog, type LogPlace } from './record-log.js';
import { RecordTable, type PlacedRecord, type WithRun } from './record-table.js';
import { withStoreErrors } from './store-errors.js';
import type { FeedFacts, HarvestState } from './harvest-state.js';

/** Folder within a feed's folder that holds the state between runs; it is not for upload. */
export const STATE_FOLDER = '.fao-feed';

/** Version of the stored records. `FeedStore.open` empties a store of another version. */
const FORMAT = 3;
/** Number of records that one operation looks up. */
const BATCH = 1_000;

/**
 * State of a feed between two runs, in a LevelDB and a log. The log has the records, the database their
 * places in it (docs/decisions/0022). Each page of a harvest is first appended to the log, then saved in one
 * step together with the progress of the harvest, so that the next run can resume an interrupted one. Only
 * one run at a time can open it.
 */
export class FeedStore {
  /** The files of copied covers. */
  readonly covers: CoverIndex;
  /** Whether the store held records of another version, and was emptied when it was opened. */
  isEmptied = false;
  readonly #records: RecordTable;
  readonly #gone;
  readonly #skipped;
  readonly #downloads;
  readonly #facts;
  readonly #db: ClassicLevel<string, unknown>;
  readonly #log: RecordLog;
  /** Whether there may be deleted or skipped records. */
  #hasOthers = true;

  private constructor(
    db: ClassicLevel<string, unknown>,
    log: RecordLog,
    /** Folder of the feed. */
    readonly folder: string,
  ) {
    this.#db = db;
    this.#log = log;
    this.#records = new RecordTable(openLevel(db, 'records'), db, log, folder);
    this.#gone = openLevel(db, 'gone');
    this.#skipped = openLevel(db, 'skipped');
    this.#downloads = openLevel(db, 'downloads');
    this.covers = new CoverIndex(openLevel(db, 'covers'), folder);
    this.#facts = openLevel(db, 'facts');
  }

  /**
   * Opens the store of a feed, or creates it.
   * @throws CommandError where another run has it open, or it is damaged
   */
  static async open(folder: string): Promise<FeedStore> {
    const path = join(folder, STATE_FOLDER, 'records');
    await mkdir(path, { recursive: true });
    const db = new ClassicLevel<string, unknown>(path, {
      valueEncoding: 'json',
      writeBufferSize: 1_000_000,
      cacheSize: 2_000_000,
    });
    await withStoreErrors(db.open(), folder);
    const log = await RecordLog.open(join(folder, STATE_FOLDER, 'log'));
    const store = new FeedStore(db, log, folder);
    const format = await store.#facts.get('format');
    if (format !== FORMAT) {
      store.isEmptied = (await db.keys({ limit: 1 }).all()).length > 0;
      await store.#awaitWrite(db.clear());
      await log.clear();
      await store.#awaitWrite(store.#facts.put('format', FORMAT));
    }
    const others = [store.#gone, store.#skipped].map((level) => level.keys({ limit: 1 }).all());
    store.#hasOthers = (await Promise.all(others)).flat().length > 0;
    return store;
  }

  /** Closes the files. */
  close(): Promise<void> {
    this.#log.close();
    return this.#db.close();
  }

  /** Returns the progress of an unfinished harvest. */
  readHarvest(): Promise<HarvestState | undefined> {
    return this.#facts.get('harvest') as Promise<HarvestState | undefined>;
  }

  /** Returns the state of the feed as a whole; `undefined` before its first harvest has ended. */
  readFacts(): Promise<FeedFacts | undefined> {
    return this.#facts.get('feed') as Promise<FeedFacts | undefined>;
  }

  /** Saves a page of a harvest, and the progress of the harvest after it. */
  async savePage(page: Omit<HarvestPage, 'total'>, state: HarvestState): Promise<void> {
    const [{ records, gone, broken, others = [] }, { run }] = [page, state];
    const batch = this.#db.batch();
    await this.#records.append(records, run, batch);
    // Most repositories have no such records, and each deletion takes as long as a record.
    if (this.#hasOthers) {
      for (const { identifier } of records)
        batch.del(identifier, { sublevel: this.#gone }).del(identifier, { sublevel: this.#skipped });
    }
    this.#hasOthers ||= gone.length + broken.length + others.length > 0;
    for (const identifier of gone) {
      batch.put(identifier, { run }, { sublevel: this.#gone });
      batch.del(identifier, { sublevel: this.#skipped });
      this.#records.drop(identifier, batch);
    }
    for (const { id, reason } of broken) {
      const isKnown = await this.#records.note(id, run, batch);
      const fate = isKnown ? '; the feed keeps the version that was read before' : '';
      batch.put(id, { id, reason: reason + fate, run }, { sublevel: this.#skipped });
    }
    for (const { id, reason } of others) {
      batch.put(id, { id, reason, run }, { sublevel: this.#skipped });
      batch.del(id, { sublevel: this.#gone });
      this.#records.drop(id, batch);
    }
    batch.put('harvest', state, { sublevel: this.#facts });
    await this.#awaitWrite(batch.write({ sync: true }));
  }

  /** Ends a harvest. After a complete one, deletes the records that it did not find. */
  async finishHarvest({ run, isWhole }: HarvestState, feed: FeedFacts): Promise<void> {
    if (isWhole) {
      for (const level of this.#levels) {
        const old: string[] = [];
        for await (const entries of readEntries<WithRun<object>>(level)) {
          for (const [key, value] of entries) if (value.run !== run) old.push(key);
        }
        await this.#awaitWrite(level.batch(old.map((key) => ({ type: 'del', key }) as const)));
      }
    }
    const batch = this.#db.batch();
    batch.put('feed', feed, { sublevel: this.#facts }).del('harvest', { sublevel: this.#facts });
    await this.#awaitWrite(batch.write({ sync: true }));
    await this.#records.rewriteLog();
  }

  /** Deletes the progress of a harvest; the next run starts a new one. */
  dropHarvest(): Promise<void> {
    return this.#awaitWrite(this.#facts.del('harvest'));
  }

  /**
   * Returns those of some identifiers that a harvest has not found.
   * @param run the harvest; absent: returns those without a record, readable or not
   */
  async listNotFound(identifiers: readonly string[], run?: string): Promise<string[]> {
    const notFound = new Set(identifiers);
    const levels = run === undefined ? [this.#records.level, this.#skipped] : this.#levels;
    for (let start = 0; start < identifiers.length; start += BATCH) {
      const some = identifiers.slice(start, start + BATCH);
      for (const level of levels) {
        const values = (await level.getMany(some)) as (WithRun<object> | undefined)[];
        values.forEach((value, index) => {
          if (value && (run === undefined || value.run === run)) notFound.delete(some[index]!);
        });
      }
    }
    return [...notFound];
  }

  /**
   * Counts the identifiers that a harvest has found.
   * @param options `readable`: whether to leave out deleted and unreadable records
   */
  async countFound(run: string, { readable = false } = {}): Promise<number> {
    let count = 0;
    for (const level of readable ? [this.#records.level] : [this.#records.level, this.#gone]) {
      for await (const entries of readEntries<WithRun<object>>(level))
        for (const [, value] of entries) if (value.run === run) count++;
    }
    return readable ? count : count + (await this.#countLeftOut((value) => value.run === run));
  }

  /**
   * Returns all records, in the order in which they were saved, with the files that the public may read
   * today.
   * @throws CommandError where the log lacks a record
   */
  async *listRecords(): AsyncGenerator<HarvestedRecord> {
    for await (const { record } of this.#records.list()) yield record;
  }

  /** Returns and throws as {@link listRecords}, with the place of each record. */
  listPlaces(): AsyncGenerator<PlacedRecord> {
    return this.#records.list();
  }

  /**
   * Returns the records at some places in the given order, with the files that the public may read today.
   * @throws CommandError where the log lacks a record
   */
  readPlaces(places: readonly LogPlace[]): HarvestedRecord[] {
    return places.map((place) => this.#records.read(place));
  }

  /** Counts the readable records. */
  countRecords(): Promise<number> {
    return countKeys(this.#records.level);
  }

  /** Returns the identifiers of all records. */
  listIdentifiers(): Promise<string[]> {
    return this.#records.level.keys().all();
  }

  /** Returns the skipped records with reasons. */
  async listSkipped(): Promise<SkippedRecord[]> {
    const values = (await this.#skipped.values().all()) as WithRun<SkippedRecord>[];
    return values.map(({ id, reason }) => ({ id, reason }));
  }

  /** Counts the skipped records of which the store has no earlier version. */
  countLeftOut(): Promise<number> {
    return this.#countLeftOut(() => true);
  }

  /** Counts all records of the source that the store knows: readable, skipped, deleted and withdrawn ones. */
  async countKnown(): Promise<number> {
    return (await this.countRecords()) + (await this.countLeftOut()) + (await this.countGone());
  }

  /** Returns the identifiers of the readable records that a harvest has found. */
  async listFound(run: string): Promise<string[]> {
    const found: string[] = [];
    for await (const entries of readEntries<WithRun<object>>(this.#records.level))
      for (const [key, value] of entries) if (value.run === run) found.push(key);
    return found;
  }

  /** Counts the deleted and withdrawn records. */
  countGone(): Promise<number> {
    return countKeys(this.#gone);
  }

  /** Replaces the download counts of all items in one step. */
  async saveDownloads(byItem: ReadonlyMap<string, AlsoDownloadedRecord>, facts: FeedFacts): Promise<void> {
    const batch = this.#db.batch();
    for (const id of await this.listDownloads()) batch.del(id, { sublevel: this.#downloads });
    for (const [id, record] of byItem) batch.put(id, record, { sublevel: this.#downloads });
    batch.put('feed', facts, { sublevel: this.#facts });
    await this.#awaitWrite(batch.write({ sync: true }));
  }

  /** Returns the co-downloads of some items of the feed, by their ids. */
  readDownloads(ids: readonly string[]): Promise<(AlsoDownloadedRecord | undefined)[]> {
    return this.#downloads.getMany([...ids]) as Promise<(AlsoDownloadedRecord | undefined)[]>;
  }

  /** Returns the ids of all items with co-downloads, including items that the feed no longer has. */
  listDownloads(): Promise<string[]> {
    return this.#downloads.keys().all();
  }

  async #countLeftOut(isCounted: (value: WithRun<object>) => boolean): Promise<number> {
    const entries = (await this.#skipped.iterator().all()) as [string, WithRun<object>][];
    const keys = entries.filter(([, value]) => isCounted(value)).map(([key]) => key);
    const records = await this.#records.level.getMany(keys);
    return records.filter((record) => record === undefined).length;
  }

  get #levels(): readonly Level[] {
    return [this.#records.level, this.#gone, this.#skipped];
  }

  #awaitWrite<T>(operation: Promise<T>): Promise<T> {
    return withStoreErrors(operation, this.folder);
  }
}
