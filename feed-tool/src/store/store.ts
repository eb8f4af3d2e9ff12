import { ClassicLevel } from 'classic-level';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarvestedRecord, HarvestPage } from './harvested-record.js';
import type { AlsoDownloadedRecord } from '../feed/feed-document.js';
import type { SkippedRecord } from '../feed/manifest.js';
import { describeStoreError } from './store-errors.js';
import type { FeedFacts, HarvestState } from './harvest-state.js';

/** Folder within a feed's folder that holds what the tool remembers; it is not for upload. */
export const MEMORY = '.fao-feed';

type Kept<T> = T & { readonly run: string };

/**
 * What the tool remembers of a feed between two runs, in a LevelDB: each page of a harvest is saved in one step together with where the harvest stands, so that a run
 * that was killed goes on from there. Only one run at a time can open it.
 */
export class FeedStore {
  private readonly records;
  private readonly gone;
  private readonly skipped;
  private readonly downloads;
  private readonly covers;
  private readonly facts;

  private constructor(
    private readonly db: ClassicLevel<string, unknown>,
    /** Folder of the feed. */
    readonly folder: string,
  ) {
    this.records = this.openLevel('records');
    this.gone = this.openLevel('gone');
    this.skipped = this.openLevel('skipped');
    this.downloads = this.openLevel('downloads');
    this.covers = this.openLevel('covers');
    this.facts = this.openLevel('facts');
  }

  /**
   * Opens the memory of a feed; it is made where there is none.
   * @throws CommandError where another run has it open, or it is damaged
   */
  static async open(folder: string): Promise<FeedStore> {
    const path = join(folder, MEMORY, 'records');
    await mkdir(path, { recursive: true });
    const db = new ClassicLevel<string, unknown>(path, { valueEncoding: 'json' });
    await db.open().catch((error: unknown) => {
      throw describeStoreError(error, folder);
    });
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
  async savePage({ records, gone, broken }: Omit<HarvestPage, 'total'>, state: HarvestState): Promise<void> {
    const { run } = state;
    const batch = this.db.batch();
    for (const record of records) {
      const { identifier } = record;
      batch.put(identifier, { ...record, run }, { sublevel: this.records });
      batch.del(identifier, { sublevel: this.gone }).del(identifier, { sublevel: this.skipped });
    }
    for (const identifier of gone) {
      batch.put(identifier, { run }, { sublevel: this.gone });
      batch.del(identifier, { sublevel: this.records }).del(identifier, { sublevel: this.skipped });
    }
    for (const { id, reason } of broken) batch.put(id, { id, reason, run }, { sublevel: this.skipped });
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

  /** Which of some identifiers a run has not come by; without a run, which are not remembered at all. */
  async listUnseen(identifiers: readonly string[], run?: string): Promise<string[]> {
    const unseen = new Set(identifiers);
    for (const level of [this.records, this.gone, this.skipped]) {
      const kept = (await level.getMany([...identifiers])) as (Kept<object> | undefined)[];
      kept.forEach((one, index) => {
        if (one && (run === undefined || one.run === run)) unseen.delete(identifiers[index]!);
      });
    }
    return [...unseen];
  }

  /** How many identifiers a run has come by, deleted and unreadable ones among them. */
  async countSeen(run: string): Promise<number> {
    let count = 0;
    for (const level of [this.records, this.gone, this.skipped]) {
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

  async countGone(): Promise<number> {
    return (await this.gone.keys().all()).length;
  }

  /** Replaces what was counted of downloads; absent lists are dropped. */
  async saveDownloads(byItem: ReadonlyMap<string, AlsoDownloadedRecord>, facts: FeedFacts): Promise<void> {
    await this.guard(this.downloads.clear());
    const batch = this.db.batch();
    for (const [id, record] of byItem) batch.put(id, record, { sublevel: this.downloads });
    batch.put('feed', facts, { sublevel: this.facts });
    await this.guard(batch.write({ sync: true }));
  }

  /** What was downloaded along with an item of the feed, by its id. */
  readDownloads(id: string): Promise<AlsoDownloadedRecord | undefined> {
    return this.downloads.get(id) as Promise<AlsoDownloadedRecord | undefined>;
  }

  /** Saves what is known of a feed as a whole. */
  saveFacts(feed: FeedFacts): Promise<void> {
    return this.guard(this.facts.put('feed', feed));
  }

  /** Name of the file that was made of the cover at an address; empty: there is no picture to be had. */
  readCover(url: string): Promise<string | undefined> {
    return this.covers.get(url) as Promise<string | undefined>;
  }

  /** Remembers what was made of the cover at an address. */
  saveCover(url: string, file: string): Promise<void> {
    return this.guard(this.covers.put(url, file));
  }

  private openLevel(name: string) {
    return this.db.sublevel<string, unknown>(name, { valueEncoding: 'json' });
  }

  private async guard<T>(work: Promise<T>): Promise<T> {
    return work.catch((error: unknown) => {
      throw describeStoreError(error, this.folder);
    });
  }
}
