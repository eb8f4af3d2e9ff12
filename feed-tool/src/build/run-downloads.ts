import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listItemIdentifiers } from 'fao-widgets-core';
import { DEFAULT_THRESHOLD } from '../downloads/co-downloads.js';
import { countCoDownloads, type CoDownloads, type CountedItem } from '../downloads/count-co-downloads.js';
import type { AlsoDownloadedRecord } from '../feed/feed-document.js';
import { readCatalogue, readItems, type FullCatalogue } from '../publish/catalogue.js';
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
  /** Maximum number of minutes between two downloads of a session. */
  readonly gap: number;
  /** Minimum number of visitors of a pair. */
  readonly threshold: number;
  /** Maximum number of entries per item. */
  readonly maxEntries: number;
  /** First day to count, `2026-01-01`, in UTC. */
  readonly from?: string;
  /** Last day to count. */
  readonly until?: string;
  /** Whether to write the lists even if the feed loses all or most of its lists. */
  readonly acceptLoss?: boolean;
  readonly json?: boolean;
}

/**
 * Counts which items the same visitors downloaded, and writes the lists into a feed.
 * @returns the exit code of success
 * @throws CommandError if the feed has no state, if a log can't be read, or if the feed would lose most lists
 */
export async function runDownloads(options: DownloadsOptions, context: CommandContext): Promise<ExitCode> {
  const { log, feed, acceptLoss, ...countOptions } = options;
  await FeedFolder.prepare(feed, { mustExist: true });
  const store = await FeedStore.open(feed);
  try {
    const folder = await FeedFolder.open(feed);
    const facts = await store.readFacts();
    if (!facts) {
      const reason = store.isEmptied
        ? `Another version of fao-feed saved the records in ${feed}/${STATE_FOLDER}`
        : `${feed} has no ${STATE_FOLDER} state, or its first build did not end`;
      throw new CommandError(`${reason}: run \`fao-feed build --out ${feed}\` first.`, EXIT.files);
    }
    warnOfLowThreshold(countOptions.threshold, context);
    const catalogue = readItems(await readCatalogue(store), store);
    const scratch = join(feed, STATE_FOLDER, 'scratch');
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true });
    const counted = await countCoDownloads(log, listItems(catalogue), countOptions, { ...context, scratch });
    if (!acceptLoss) {
      const before = (await store.listDownloads()).filter(
        (id) => catalogue.table.find(id) !== undefined,
      ).length;
      refuseFewerLists(counted, before, formatFacts(counted));
    }
    const newFacts = addPeriod(counted, facts);
    await store.saveDownloads(createLists(counted), newFacts);
    const published = await publishFeed(store, folder, newFacts, context, catalogue);
    conclude(counted, published.manifest.counts.items, context);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

function warnOfLowThreshold(threshold: number, { reporter }: CommandContext): void {
  if (threshold >= DEFAULT_THRESHOLD) return;
  const few = threshold === 1 ? 'a single visitor' : `as few as ${threshold} visitors`;
  reporter.warn(
    `With --threshold ${threshold} the feed may reveal what ${few} read, and most of its pairs occur by chance. For a public feed, use ${DEFAULT_THRESHOLD} or more (docs/downloads.md, "Privacy").`,
  );
}

/* Omits the UUIDs of covers: a view of a page is not a download. */
function listItems({ items, order, workOf }: FullCatalogue): CountedItem[] {
  return items.map((item, index) => ({
    id: item.id,
    identifiers: listItemIdentifiers(item),
    work: String(workOf[order[index]!]),
  }));
}

function addPeriod({ period, threshold }: CoDownloads, facts: FeedFacts): FeedFacts {
  return { ...facts, downloads: period && { period: `${period.from}/${period.until}`, threshold } };
}

function createLists({ byItem, period, threshold }: CoDownloads): Map<string, AlsoDownloadedRecord> {
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
      'No download was counted, so the feed has no lists of also downloaded items. The numbers below show why (docs/downloads.md).',
    );
  }
  const dates = period ? `, counted from ${period.from} until ${period.until}` : '';
  reporter.conclude(
    `${byItem.size} of ${items} items have a list of also downloaded items${dates}.\n${formatFacts(counted)}`,
    { items: byItem.size, period, ...facts },
  );
}

function formatFacts({ facts }: CoDownloads): string {
  return Object.entries(facts)
    .map(([name, number]) => `  ${name.padEnd(16)}${String(number).padStart(12)}`)
    .join('\n');
}
