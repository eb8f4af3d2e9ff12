import type { ClassicLevel } from 'classic-level';
import { releaseFiles } from './file-releases.js';
import type { HarvestedRecord } from './harvested-record.js';
import { countKeys, readEntries, type Level } from './level.js';
import type { LogPlace, RecordLog } from './record-log.js';
import { describeDamage, withStoreErrors } from './store-errors.js';

/** A stored value with the identifier of the harvest that found it last. */
export type WithRun<T> = T & { readonly run: string };

/** A record and its place in the log, by which it can be read again. */
export interface PlacedRecord {
  readonly place: LogPlace;
  readonly record: HarvestedRecord;
}

/** Operations of the database that happen in one step. */
type Batch = ReturnType<ClassicLevel<string, unknown>['batch']>;

/** The place of a record in the log, and the identifier of the harvest that found it last. */
type Entry = WithRun<LogPlace>;

/** Number of records that are in memory at once while all are read or moved. */
const BATCH = 100;
/** Number of bytes of replaced records for which it is worth to rewrite the log. */
const MIN_WASTE = 4_000_000;

/** The records of a store: a log has them, a section of the database their places in it, by identifier. */
export class RecordTable {
  readonly #db: ClassicLevel<string, unknown>;
  readonly #log: RecordLog;

  constructor(
    readonly level: Level,
    db: ClassicLevel<string, unknown>,
    log: RecordLog,
    /** Folder of the feed, for messages. */
    readonly folder: string,
  ) {
    this.#db = db;
    this.#log = log;
  }

  /** Appends records to the log, and adds their places to a batch. */
  async append(records: readonly HarvestedRecord[], run: string, batch: Batch): Promise<void> {
    const lines = records.map((record) => JSON.stringify(record));
    const places = await this.#awaitWrite(this.#log.append(lines));
    for (const [index, { identifier }] of records.entries())
      batch.put(identifier, { ...places[index]!, run }, { sublevel: this.level });
  }

  /** Notes that a harvest has found a record without reading it; returns whether there is such a record. */
  async note(identifier: string, run: string, batch: Batch): Promise<boolean> {
    const known = (await this.level.get(identifier)) as Entry | undefined;
    if (known) batch.put(identifier, { ...known, run }, { sublevel: this.level });
    return !!known;
  }

  /** Deletes a record. */
  drop(identifier: string, batch: Batch): void {
    batch.del(identifier, { sublevel: this.level });
  }

  /**
   * Returns all records in the order of the log, with the files that the public may read today.
   * @throws CommandError where the log lacks a record
   */
  async *list(): AsyncGenerator<PlacedRecord> {
    const today = writeToday();
    let [found, batch] = [0, [] as PlacedRecord[]];
    const listLive = async () => {
      const entries = (await this.level.getMany(batch.map(({ record }) => record.identifier))) as (
        Entry | undefined
      )[];
      const live = batch.filter(({ place: { log, at } }, index) => {
        const entry = entries[index];
        return entry?.log === log && entry.at === at;
      });
      batch = [];
      found += live.length;
      return live.map(({ place, record }) => ({ place, record: releaseFiles(record, today) }));
    };
    for (const { place, text } of this.#log.scan()) {
      const record = parseRecord(text);
      if (record) batch.push({ place, record });
      if (batch.length === BATCH) yield* await listLive();
    }
    yield* await listLive();
    if (found < (await countKeys(this.level))) throw describeDamage(this.folder);
  }

  /**
   * Returns the record at a place, with the files that the public may read today.
   * @throws CommandError where the log lacks it
   */
  read(place: LogPlace): HarvestedRecord {
    const record = parseRecord(this.#log.read(place) ?? '');
    if (!record) throw describeDamage(this.folder);
    return releaseFiles(record, writeToday());
  }

  /** Rewrites the log without replaced records, once they take more than half of it. */
  async rewriteLog(): Promise<void> {
    const size = await this.#log.measure();
    if (size < MIN_WASTE) return;
    let live = 0;
    for await (const entries of readEntries<Entry>(this.level))
      for (const [, { bytes }] of entries) live += bytes;
    if (size - live < Math.max(live, MIN_WASTE)) return;
    this.#log.begin();
    for await (const entries of readEntries<Entry>(this.level)) {
      for (let start = 0; start < entries.length; start += BATCH)
        await this.#move(entries.slice(start, start + BATCH));
    }
    await this.#log.dropOthers();
  }

  /* Copies records to the end of the log. */
  async #move(entries: readonly (readonly [string, Entry])[]): Promise<void> {
    const texts = entries.map(([, entry]) => {
      const text = this.#log.read(entry);
      if (text === undefined) throw describeDamage(this.folder);
      return text;
    });
    const places = await this.#awaitWrite(this.#log.append(texts));
    const batch = this.#db.batch();
    for (const [index, [identifier, { run }]] of entries.entries())
      batch.put(identifier, { ...places[index]!, run }, { sublevel: this.level });
    await this.#awaitWrite(batch.write({ sync: true }));
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
