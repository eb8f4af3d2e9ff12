import { ClassicLevel } from 'classic-level';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarvestedRecord, HarvestPage } from './harvested-record.js';
import type { AlsoDownloadedRecord } from '../feed/feed-document.js';
import type { SkippedRecord } from '../feed/manifest.js';
import { openLevel } from './level.js';
import { CoverIndex } from './cover-index.js';
import { describeFailure } from './store-errors.js';
import type { FeedFacts, HarvestState } from './harvest-state.js';

/** Folder within a feed's folder that holds what the tool remembers; it is not for upload. */
export const MEMORY = '.fao-feed';

type Kept<T> = T & { readonly run: string };
/** Records that are looked up together. */
const BATCH = 1_000;

/**
 * What the tool remembers of a feed between two runs, in a LevelDB: each page of a harvest is saved in one
 * step together with where the harvest stands, so that a run that was killed goes on from there. Only one run
 * at a time can open it.
 */
export class FeedStore {
  /** What was made of covers. */
  readonly covers: CoverIndex;
  private readonly records;
  private readonly gone;
  private readonly skipped;
  private readonly downloads;
  private readonly facts;

  private constructor(
    private readonly db: ClassicLevel<string, unknown>,
    /** Folder of the feed. */
    readonly folder: string,
  ) {
    this.records = openLevel(db, 'records');
    this.gone = openLevel(db, 'gone');
    this.skipped = openLevel(db, 'skipped');
    this.downloads = openLevel(db, 'downloads');
    this.covers = new CoverIndex(openLevel(db, 'covers'), folder);
    this.facts = openLevel(db, 'facts');
  }

  /**
   * Opens the memory of a feed; it is made where there is none.
   * @throws CommandError where another run has it open, or it is damaged
   */
  static async open(folder: string): Promise<FeedStore> {
    const path = join(folder, MEMORY, 'records');
    await mkdir(path, { recursive: true });
    const db = new ClassicLevel<string, unknown>(path, { valueEncoding: 'json' });
    await describeFailure(db.open(), folder);
    return new FeedStore(db, folder);
  }

  close(): Promise<void> {
    return this.db.close();
  }

  /** Where an unfinished harvest stands. */
  readHarvest(): Promise<HarvestState | undefined> {
    return this.facts.get('harvest') as Promise<HarvestState | undefined>;
  }

  /** What is known of the feed as a whole; absent before its first harvest is done. */
  readFacts(): Promise<FeedFacts | undefined> {
    return this.facts.get('feed') as Promise<FeedFacts | undefined>;
  }

  /** Saves a page of a harvest, and where the harvest stands after it. */
  async savePage(page: Omit<HarvestPage, 'total'>, state: HarvestState): Promise<void> {
    const [{ records, gone, broken, others = [] }, { run }] = [page, state];
    const batch = this.db.batch();
    for (const { identifier, ...record } of records) {
      batch.put(identifier, { identifier, ...record, run }, { sublevel: this.records });
      batch.del(identifier, { sublevel: this.gone }).del(identifier, { sublevel: this.skipped });
    }
    for (const identifier of gone) {
      batch.put(identifier, { run }, { sublevel: this.gone });
      batch.del(identifier, { sublevel: this.records }).del(identifier, { sublevel: this.skipped });
    }
    for (const { id, reason } of broken) {
      const known = await this.records.get(id);
      if (known) batch.put(id, { ...known, run }, { sublevel: this.records });
      const fate = known ? '; what was read of it before is kept' : '';
      batch.put(id, { id, reason: reason + fate, run }, { sublevel: this.skipped });
    }
    for (const { id, reason } of others) {
      batch.put(id, { id, reason, run }, { sublevel: this.skipped });
      batch.del(id, { sublevel: this.records }).del(id, { sublevel: this.gone });
    }
    batch.put('harvest', state, { sublevel: this.facts });
    await this.guard(batch.write({ sync: true }));
  }

  /** Ends a harvest; after a whole one, what it did not come by is dropped. */
  async finishHarvest({ run, isWhole }: HarvestState, feed: FeedFacts): Promise<void> {
    if (isWhole) {
      for (const level of [this.records, this.gone, this.skipped]) {
        const old: string[] = [];
        for await (const [key, kept] of level.iterator() as AsyncIterable<[string, Kept<object>]>) {
          if (kept.run !== run) old.push(key);
        }
        await this.guard(level.batch(old.map((key) => ({ type: 'del', key }) as const)));
      }
    }
    const batch = this.db.batch();
    batch.put('feed', feed, { sublevel: this.facts }).del('harvest', { sublevel: this.facts });
    await this.guard(batch.write({ sync: true }));
  }

  /** Gives up a harvest; the next one begins anew. */
  dropHarvest(): Promise<void> {
    return this.guard(this.facts.del('harvest'));
  }

  /** Which of some identifiers a run has not come by; without a run, of which there is no record. */
  async listUnseen(identifiers: readonly string[], run?: string): Promise<string[]> {
    const unseen = new Set(identifiers);
    const levels = run === undefined ? [this.records, this.skipped] : [this.records, this.gone, this.skipped];
    for (let start = 0; start < identifiers.length; start += BATCH) {
      const some = identifiers.slice(start, start + BATCH);
      for (const level of levels) {
        const kept = (await level.getMany(some)) as (Kept<object> | undefined)[];
        kept.forEach((one, index) => {
          if (one && (run === undefined || one.run === run)) unseen.delete(some[index]!);
        });
      }
    }
    return [...unseen];
  }

  /**
   * How many identifiers a run has come by.
   * @param options `readable`: only records; else deleted and unreadable ones too
   */
  async countSeen(run: string, { readable = false } = {}): Promise<number> {
    let count = 0;
    for (const level of readable ? [this.records] : [this.records, this.gone, this.skipped]) {
      for await (const kept of level.values() as AsyncIterable<Kept<object>>) if (kept.run === run) count++;
    }
    return count;
  }

  /** All records, by identifier. */
  listRecords(): AsyncIterable<HarvestedRecord> {
    return this.records.values() as AsyncIterable<HarvestedRecord>;
  }

  /** Some records, in the order of their identifiers as given; those that there are. */
  async readRecords(identifiers: readonly string[]): Promise<HarvestedRecord[]> {
    const records = (await this.records.getMany([...identifiers])) as (HarvestedRecord | undefined)[];
    return records.filter((record) => record !== undefined);
  }

  /** Identifiers of all records. */
  listIdentifiers(): Promise<string[]> {
    return this.records.keys().all();
  }

  async listSkipped(): Promise<SkippedRecord[]> {
    const kept = (await this.skipped.values().all()) as Kept<SkippedRecord>[];
    return kept.map(({ id, reason }) => ({ id, reason }));
  }

  /** How many records were skipped of which nothing from before is kept. */
  async countLeftOut(): Promise<number> {
    const keys = await this.skipped.keys().all();
    const kept = await this.records.getMany(keys);
    return kept.filter((record) => record === undefined).length;
  }

  async countGone(): Promise<number> {
    return (await this.gone.keys().all()).length;
  }

  /** Replaces what was counted of downloads, in one step. */
  async saveDownloads(byItem: ReadonlyMap<string, AlsoDownloadedRecord>, facts: FeedFacts): Promise<void> {
    const batch = this.db.batch();
    for (const id of await this.listDownloads()) batch.del(id, { sublevel: this.downloads });
    for (const [id, record] of byItem) batch.put(id, record, { sublevel: this.downloads });
    batch.put('feed', facts, { sublevel: this.facts });
    await this.guard(batch.write({ sync: true }));
  }

  /** What was downloaded along with an item of the feed, by its id. */
  readDownloads(id: string): Promise<AlsoDownloadedRecord | undefined> {
    return this.downloads.get(id) as Promise<AlsoDownloadedRecord | undefined>;
  }

  /** Ids of all that has a list of what was downloaded along; not all of it need be in the feed still. */
  listDownloads(): Promise<string[]> {
    return this.downloads.keys().all();
  }

  private guard<T>(work: Promise<T>): Promise<T> {
    return describeFailure(work, this.folder);
  }
}
