import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { identifiersOfItem } from 'fao-widgets-core';
import { THRESHOLD } from '../downloads/co-downloads.js';
import { countCoDownloads, type CoDownloads, type CountedItem } from '../downloads/count-co-downloads.js';
import type { AlsoDownloadedRecord } from '../feed/feed-document.js';
import { readCatalogue, type Catalogue } from '../publish/catalogue.js';
import { FeedFolder } from '../publish/feed-folder.js';
import { publishFeed } from '../publish/publish-feed.js';
import { CommandError } from '../report/command-error.js';
import type { CommandContext } from '../report/context.js';
import { EXIT, type ExitCode } from '../report/exit-codes.js';
import type { FeedFacts } from '../store/harvest-state.js';
import { FeedStore, STATE_FOLDER } from '../store/store.js';
import { refuseFewerLists } from './refuse-fewer-lists.js';

/** Options of `fao-feed downloads`. */
export interface DownloadsOptions {
  readonly log: readonly string[];
  readonly feed: string;
  readonly format?: 'combined' | 'csv';
  /** Minutes. */
  readonly gap: number;
  /** Visitors. */
  readonly threshold: number;
  readonly maxEntries: number;
  /** Days. */
  readonly from?: string;
  readonly until?: string;
  /** Whether to write the counts even where most lists would be lost from the feed. */
  readonly acceptLoss?: boolean;
  readonly json?: boolean;
}

/** Counts which items the same visitors downloaded, and writes the lists into a feed. */
export async function runDownloads(options: DownloadsOptions, context: CommandContext): Promise<ExitCode> {
  const { log, feed, acceptLoss, ...counting } = options;
  await FeedFolder.prepare(feed, { mustExist: true });
  const store = await FeedStore.open(feed);
  try {
    const folder = await FeedFolder.open(feed);
    const facts = await store.readFacts();
    if (!facts) {
      throw new CommandError(
        `${feed} has no ${STATE_FOLDER} state, or its first build did not end: run "fao-feed build --out ${feed}" first.`,
        EXIT.files,
      );
    }
    warnOfFew(counting.threshold, context);
    const catalogue = await readCatalogue(store);
    const scratch = join(feed, STATE_FOLDER, 'scratch');
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true });
    const counted = await countCoDownloads(log, listCounted(catalogue), counting, { ...context, scratch });
    if (!acceptLoss) {
      const before = (await store.listDownloads()).filter((id) => catalogue.byId.has(id)).length;
      refuseFewerLists(counted, before, describeNumbers(counted));
    }
    const known = describePeriod(counted, facts);
    await store.saveDownloads(writeLists(counted), known);
    const published = await publishFeed(store, folder, known, context, catalogue);
    conclude(counted, published.manifest.counts.items, context);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

function warnOfFew(threshold: number, { reporter }: CommandContext): void {
  if (threshold >= THRESHOLD) return;
  const few = threshold === 1 ? 'a single visitor' : `as few as ${threshold} visitors`;
  reporter.warn(
    `With --threshold ${threshold} the feed may say what ${few} read, and such pairs are mostly chance: for a feed that others can see, leave it at ${THRESHOLD} or above (docs/downloads.md, "Privacy").`,
  );
}

/* Leaves out the UUIDs of covers: viewing a page is not a download. */
function listCounted({ items, workOf }: Catalogue): CountedItem[] {
  return items.map((item) => ({ id: item.id, names: identifiersOfItem(item), work: workOf(item) }));
}

function describePeriod({ period, threshold }: CoDownloads, facts: FeedFacts): FeedFacts {
  return { ...facts, downloads: period && { period: `${period.from}/${period.until}`, threshold } };
}

function writeLists({ byItem, period, threshold }: CoDownloads): Map<string, AlsoDownloadedRecord> {
  const lists = new Map<string, AlsoDownloadedRecord>();
  if (!period) return lists;
  for (const [id, items] of byItem) {
    lists.set(id, { period: `${period.from}/${period.until}`, threshold, items });
  }
  return lists;
}

function conclude(counted: CoDownloads, items: number, { reporter }: CommandContext): void {
  const { facts, byItem, period } = counted;
  if (!facts.downloads) {
    reporter.warn(
      'No download counted: the numbers below say why (docs/downloads.md), and the feed says nothing of downloads.',
    );
  }
  const when = period ? ` from ${period.from} until ${period.until}` : '';
  reporter.conclude(
    `${byItem.size} of ${items} items have what was downloaded along with them${when}.\n${describeNumbers(counted)}`,
    { items: byItem.size, period, ...facts },
  );
}

function describeNumbers({ facts }: CoDownloads): string {
  return Object.entries(facts)
    .map(([name, number]) => `  ${name.padEnd(16)}${String(number).padStart(12)}`)
    .join('\n');
}
