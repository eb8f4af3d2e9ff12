import type { MetadataChoice } from 'fao-widgets-core';
import { PoliteClient } from '../fetch/polite-client.js';
import type { FeedSettings, FeedSource, Layout, SkippedRecord } from '../feed/manifest.js';
import { isOtherEntity } from '../harvest/entity-type.js';
import { findServer } from '../harvest/find-server.js';
import { beginHarvest, isSame, mapsOtherwise, type HarvestOutcome } from '../harvest/harvest.js';
import { listServers } from '../harvest/list-servers.js';
import { harvestOai } from '../harvest/oai/harvest-oai.js';
import { OaiClient } from '../harvest/oai/oai-client.js';
import { findRestRoot } from '../harvest/rest/find-rest-root.js';
import { harvestRest } from '../harvest/rest/harvest-rest.js';
import { copyCovers } from '../publish/copy-covers.js';
import { FeedFolder } from '../publish/feed-folder.js';
import { publishFeed, type Published } from '../publish/publish-feed.js';
import { CommandError } from '../report/command-error.js';
import type { CommandContext } from '../report/context.js';
import { EXIT, type ExitCode } from '../report/exit-codes.js';
import type { FeedFacts } from '../store/harvest-state.js';
import { FeedStore } from '../store/store.js';
import { describeSkipped } from './describe-skipped.js';
import { endHarvest } from './end-harvest.js';
import { limitHeap } from './limit-heap.js';
import { recoverDownloads } from './recover-downloads.js';
import { readSourceOptions, type SourceOptions } from './read-source-options.js';

/** Default maximum number of related items of each item: twice what the widgets show. */
const MAX_RELATED = 6;

/** Options of `fao-feed build`; times in seconds. */
export interface BuildOptions extends SourceOptions {
  readonly from?: string;
  readonly out: string;
  readonly fields?: MetadataChoice;
  readonly entities?: readonly string[];
  readonly layout?: Layout;
  readonly title?: string;
  readonly related?: number;
  readonly thumbnails?: number | undefined;
  readonly contact?: string;
  readonly delay?: number;
  readonly timeout: number;
  readonly retries: number;
  readonly full?: boolean;
  readonly ignoreRobots?: boolean;
  readonly json?: boolean;
}

/** The source to harvest, as its server describes it. */
interface DescribedSource {
  readonly source: FeedSource;
  readonly name: string;
  /** The source's time, ISO 8601. */
  readonly now: string;
  /** Precision of its times; seconds over REST. */
  readonly granularity: 'seconds' | 'days';
  /** URL of the user interface, where the server names it. */
  readonly site?: string | undefined;
}

/** Harvests a repository into a feed's folder. */
export async function runBuild(options: BuildOptions, context: CommandContext): Promise<ExitCode> {
  await FeedFolder.prepare(options.out);
  const store = await FeedStore.open(options.out);
  const releaseHeap = limitHeap();
  try {
    const folder = await FeedFolder.open(options.out);
    const client = makeClient(options, context);
    const unfinished = await store.readHarvest();
    const finished = await store.readFacts();
    const known = folder.manifest?.source ?? finished?.source ?? unfinished?.source;
    const found = await findSource(options, known, client, context);
    const { source, name, now, granularity, site } = found;
    refuseOther(source, folder, options.out);
    const last = finished?.settings ?? folder.manifest?.settings;
    const settings = chooseSettings(options, unfinished?.settings ?? last);
    const { fields, entities } = settings;
    const mapping = { api: `${source.repository}/api`, fields, entities, site };
    const harvesting = { ...context, store };
    const full = !!options.full || mapsOtherwise(last, settings);
    const start = await beginHarvest({ source, settings, full, now }, harvesting);
    const { state, outcome } =
      source.interface === 'rest'
        ? await harvestRest(start, { ...mapping, client }, harvesting)
        : await harvestOai(
            start,
            new OaiClient(source.repository, client),
            { ...mapping, granularity, full },
            harvesting,
          );
    const { manifest } = folder;
    const facts = await endHarvest(store, state, { name, settings, full, manifest });
    await keepDownloads(store, folder, facts, context);
    // Covers without an image may have one by now.
    if (full) await store.covers.forget((_, file) => !file);
    const width = settings.thumbnails;
    if (width) await copyCovers({ store, folder, client, width }, context);
    const published = await publishFeed(store, folder, (await store.readFacts()) ?? facts, context);
    conclude(outcome, published, options.out, context);
    return outcome.missing ? EXIT.incomplete : EXIT.done;
  } finally {
    releaseHeap();
    await store.close();
  }
}

function makeClient(options: BuildOptions, { reporter, signal, firstWait }: CommandContext): PoliteClient {
  const { contact, delay, retries, timeout, ignoreRobots = false } = options;
  return new PoliteClient(
    { contact, delay, retries, timeout: timeout * 1_000, isOperator: ignoreRobots, firstWait },
    { reporter, signal },
  );
}

async function findSource(
  options: BuildOptions,
  known: FeedSource | undefined,
  client: PoliteClient,
  { reporter }: CommandContext,
): Promise<DescribedSource> {
  const from = options.from ?? known?.repository;
  if (!from)
    throw new CommandError(
      '--from is missing: name the repository, such as https://openknowledge.fao.org.',
      EXIT.usage,
    );
  const [server, alternative] = listServers(from);
  const noteServer = (found: string) => {
    // The server of a parent folder may be another repository than the user meant.
    if (found !== server && found !== alternative) reporter.note(`The repository is at ${found}.`);
  };
  const isRefresh =
    !options.via && !options.from && !options.set && !options.collection && !options.items && !options.query;
  const wanted = isRefresh && known ? known : await readSourceOptions(server!, options);
  if (wanted.interface === 'rest') {
    const root = await findRestRoot(from, client);
    noteServer(root.server);
    return {
      ...root,
      source: { ...wanted, repository: root.server },
      now: new Date().toISOString(),
      granularity: 'seconds',
    };
  }
  const { server: repository, identity } = await findServer(from, client);
  noteServer(repository);
  return {
    source: { ...wanted, repository },
    name: identity.name,
    now: identity.granularity === 'days' ? identity.time.slice(0, 10) : identity.time,
    granularity: identity.granularity,
  };
}

function refuseOther(source: FeedSource, { manifest }: FeedFolder, out: string): void {
  // The list of named items may change.
  const withoutItems = ({ items, ...rest }: FeedSource) => ({ ...rest, ...(items && { items: [] }) });
  if (!manifest || isSame(withoutItems(manifest.source), withoutItems(source))) return;
  throw new CommandError(
    `${out}: the folder holds a feed of another source (${JSON.stringify(manifest.source)}), which fao-feed does not overwrite: name another folder with --out, or leave out the options that choose the source.`,
    EXIT.usage,
  );
}

/* Options default to those of the run before. */
function chooseSettings(options: BuildOptions, before: Partial<FeedSettings> = {}): FeedSettings {
  return {
    fields: options.fields ?? before.fields ?? 'auto',
    entities: options.entities ? listEntities(options.entities) : before.entities,
    title: options.title ?? before.title,
    layout: options.layout ?? before.layout,
    related: options.related ?? before.related ?? MAX_RELATED,
    thumbnails: options.thumbnails ?? before.thumbnails,
  };
}

/* Returns types in lower case, sorted. A feed always has publications, so that they need no entry. */
function listEntities(names: readonly string[]): readonly string[] | undefined {
  const types = new Set(names.map((name) => name.toLowerCase()));
  types.delete('publication');
  return types.size ? [...types].sort() : undefined;
}

/* Recovers downloads from the files of a feed without its `.fao-feed` state. */
async function keepDownloads(
  store: FeedStore,
  folder: FeedFolder,
  facts: FeedFacts,
  { reporter }: CommandContext,
): Promise<void> {
  const downloads = folder.manifest?.downloads;
  if (!downloads || facts.downloads) return;
  reporter.note('Reads the download counts from the files of the feed.');
  const recovered = await recoverDownloads(folder, reporter);
  if (recovered.size > 0) await store.saveDownloads(recovered, { ...facts, downloads });
}

function conclude(
  harvest: HarvestOutcome,
  { manifest, written, removed }: Published,
  out: string,
  { reporter }: CommandContext,
): void {
  const { counts, layout, skipped, source } = manifest;
  // Where nobody named the item, its type is as wanted: a feed has publications.
  const isExpected = (record: SkippedRecord) => !source.items && isOtherEntity(record);
  for (const sentence of describeSkipped(skipped.filter(isExpected)))
    reporter.note(`${sentence}. With --entities, the feed has such items too.`);
  for (const sentence of describeSkipped(skipped.filter((record) => !isExpected(record))))
    reporter.warn(`${sentence}.`);
  reporter.conclude(
    `${counts.items} items (${counts.works} works) in ${counts.files} ${counts.files === 1 ? 'file' : 'files'} in ${out}: ${harvest.read} read, ${harvest.gone} gone, ${written} files written, ${removed} removed.`,
    { out, layout, counts, harvest, written, removed },
  );
}
