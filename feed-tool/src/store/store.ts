import { ClassicLevel } from 'classic-level';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarvestedRecord, HarvestPage } from './harvested-record.js';
import type { AlsoDownloadedRecord } from '../feed/feed-document.js';
import type { SkippedRecord } from '../feed/manifest.js';
import { openLevel, type Level } from './level.js';
import { CoverIndex } from './cover-index.js';
import { releaseFiles } from './file-releases.js';
import { RecordLog, type LogPlace } from './record-log.js';
import { describeDamage, withStoreErrors } from './store-errors.js';
import type { FeedFacts, HarvestState } from './harvest-state.js';

/** Folder within a feed's folder that holds the state between runs; it is not for upload. */
export const STATE_FOLDER = '.fao-feed';

/** Version of the stored records. `FeedStore.open` empties a store of another version. */
const FORMAT = 3;

/** The place of a record in the log, and the identifier of the harvest that found it last. */
type RecordEntry = WithRun<LogPlace>;
/** A stored value with the identifier of the harvest that found it last. */
type WithRun<T> = T & { readonly run: string };
/** Number of records that one operation looks up. */
const BATCH = 1_000;
/** Number of records that are in memory at once while all are read or moved. */
const READ_BATCH = 100;
/** Number of bytes of replaced records for which it is worth to rewrite the log. */
const MIN_WASTE = 4_000_000;

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
  readonly #records;
  readonly #gone;
  readonly #skipped;
  readonly #downloads;
  readonly #facts;
  readonly #db: ClassicLevel<string, unknown>;
  readonly #log: RecordLog;

  private constructor(
    db: ClassicLevel<string, unknown>,
    log: RecordLog,
    /** Folder of the feed. */
    readonly folder: string,
  ) {
    this.#db = db;
    this.#log = log;
    this.#records = openLevel(db, 'records');
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
    const lines = records.map((record) => JSON.stringify(record));
    const places = await this.#awaitWrite(this.#log.append(lines));
    const batch = this.#db.batch();
    for (const [index, { identifier }] of records.entries()) {
      batch.put(identifier, { ...places[index]!, run }, { sublevel: this.#records });
      batch.del(identifier, { sublevel: this.#gone }).del(identifier, { sublevel: this.#skipped });
    }
    for (const identifier of gone) {
      batch.put(identifier, { run }, { sublevel: this.#gone });
      batch.del(identifier, { sublevel: this.#records }).del(identifier, { sublevel: this.#skipped });
    }
    for (const { id, reason } of broken) {
      const known = (await this.#records.get(id)) as RecordEntry | undefined;
      if (known) batch.put(id, { ...known, run }, { sublevel: this.#records });
      const fate = known ? '; the feed keeps the version that was read before' : '';
      batch.put(id, { id, reason: reason + fate, run }, { sublevel: this.#skipped });
    }
    for (const { id, reason } of others) {
      batch.put(id, { id, reason, run }, { sublevel: this.#skipped });
      batch.del(id, { sublevel: this.#records }).del(id, { sublevel: this.#gone });
    }
    batch.put('harvest', state, { sublevel: this.#facts });
    await this.#awaitWrite(batch.write({ sync: true }));
  }

  /** Ends a harvest. After a complete one, deletes the records that it did not find. */
  async finishHarvest({ run, isWhole }: HarvestState, feed: FeedFacts): Promise<void> {
    if (isWhole) {
      for (const level of [this.#records, this.#gone, this.#skipped]) {
        const old: string[] = [];
        for await (const [key, value] of level.iterator() as AsyncIterable<[string, WithRun<object>]>) {
          if (value.run !== run) old.push(key);
        }
        await this.#awaitWrite(level.batch(old.map((key) => ({ type: 'del', key }) as const)));
      }
    }
    const batch = this.#db.batch();
    batch.put('feed', feed, { sublevel: this.#facts }).del('harvest', { sublevel: this.#facts });
    await this.#awaitWrite(batch.write({ sync: true }));
    await this.#rewriteLog();
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
    const levels =
      run === undefined ? [this.#records, this.#skipped] : [this.#records, this.#gone, this.#skipped];
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
    for (const level of readable ? [this.#records] : [this.#records, this.#gone]) {
      for await (const value of level.values() as AsyncIterable<WithRun<object>>)
        if (value.run === run) count++;
    }
    return readable ? count : count + (await this.#countLeftOut((value) => value.run === run));
  }

  /**
   * Returns all records, in the order in which they were saved, with the files that the public may read
   * today.
   * @throws CommandError where the log lacks a record
   */
  async *listRecords(): AsyncGenerator<HarvestedRecord> {
    const today = writeToday();
    let [found, batch] = [0, [] as { place: LogPlace; record: HarvestedRecord }[]];
    const listLive = async () => {
      const entries = await this.#listEntries(batch.map(({ record }) => record.identifier));
      const live = batch.filter(({ place: { log, at } }, index) => {
        const entry = entries[index];
        return entry?.log === log && entry.at === at;
      });
      batch = [];
      found += live.length;
      return live.map(({ record }) => releaseFiles(record, today));
    };
    for await (const { place, text } of this.#log.scan()) {
      const record = parseRecord(text);
      if (record) batch.push({ place, record });
      if (batch.length === READ_BATCH) yield* await listLive();
    }
    yield* await listLive();
    if (found < (await countKeys(this.#records))) throw describeDamage(this.folder);
  }

  /**
   * Returns the records of some identifiers in the given order, without those that the store lacks, with the
   * files that the public may read today.
   * @throws CommandError where the log lacks a record
   */
  async readRecords(identifiers: readonly string[]): Promise<HarvestedRecord[]> {
    const entries = await this.#listEntries(identifiers);
    const today = writeToday();
    return entries.flatMap((entry, index) => {
      if (!entry) return [];
      const record = parseRecord(this.#log.read(entry) ?? '');
      if (!record || record.identifier !== identifiers[index]) throw describeDamage(this.folder);
      return releaseFiles(record, today);
    });
  }

  /** Returns the identifiers of all records. */
  listIdentifiers(): Promise<string[]> {
    return this.#records.keys().all();
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
    const readable = await this.#records.keys().all();
    return readable.length + (await this.countLeftOut()) + (await this.countGone());
  }

  /** Returns the identifiers of the readable records that a harvest has found. */
  async listFound(run: string): Promise<string[]> {
    const found: string[] = [];
    for await (const [key, value] of this.#records.iterator() as AsyncIterable<[string, WithRun<object>]>)
      if (value.run === run) found.push(key);
    return found;
  }

  /** Counts the deleted and withdrawn records. */
  async countGone(): Promise<number> {
    return (await this.#gone.keys().all()).length;
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
    const records = await this.#records.getMany(keys);
    return records.filter((record) => record === undefined).length;
  }

  #listEntries(identifiers: readonly string[]): Promise<(RecordEntry | undefined)[]> {
    return this.#records.getMany([...identifiers]) as Promise<(RecordEntry | undefined)[]>;
  }

  /* Rewrites the log without replaced records, once they take more than half of it. */
  async #rewriteLog(): Promise<void> {
    const size = await this.#log.measure();
    if (size < MIN_WASTE) return;
    let live = 0;
    for await (const { bytes } of this.#records.values() as AsyncIterable<RecordEntry>) live += bytes;
    if (size - live < Math.max(live, MIN_WASTE)) return;
    this.#log.begin();
    let moving: { identifier: string; run: string; text: string }[] = [];
    const move = async () => {
      const places = await this.#awaitWrite(this.#log.append(moving.map(({ text }) => text)));
      const batch = this.#db.batch();
      for (const [index, { identifier, run }] of moving.entries()) {
        batch.put(identifier, { ...places[index]!, run }, { sublevel: this.#records });
      }
      moving = [];
      await this.#awaitWrite(batch.write({ sync: true }));
    };
    for await (const [identifier, entry] of this.#records.iterator() as AsyncIterable<
      [string, RecordEntry]
    >) {
      const text = this.#log.read(entry);
      if (text === undefined) throw describeDamage(this.folder);
      moving.push({ identifier, run: entry.run, text });
      if (moving.length === BATCH) await move();
    }
    await move();
    await this.#log.dropOthers();
  }

  #awaitWrite<T>(operation: Promise<T>): Promise<T> {
    return withStoreErrors(operation, this.folder);
  }
}

/* Returns the date, ISO 8601. */
function writeToday(): string {
  return new Date().toISOString().slice(0, 10);
}

/* Returns `undefined` for a part of a line. */
function parseRecord(text: string): HarvestedRecord | undefined {
  try {
    return JSON.parse(text) as HarvestedRecord;
  } catch {
    return undefined;
  }
}

async function countKeys(level: Level): Promise<number> {
  const keys = level.keys();
  let count = 0;
  try {
    for (let some = await keys.nextv(BATCH); some.length; some = await keys.nextv(BATCH))
      count += some.length;
  } finally {
    await keys.close();
  }
  return count;
}
