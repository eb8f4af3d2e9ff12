import type { SkippedRecord } from '../../feed/manifest.js';
import type { HarvestState } from '../../store/harvest-state.js';
import type { HarvestContext, Harvested, HarvestOutcome } from '../harvest.js';
import { BrokenListError, isOfOnePage } from './broken-list.js';
import { dropGone } from './drop-gone.js';
import { countIdentifiers, listIdentifiers, type Listing, type Selection } from './list-identifiers.js';
import { OaiError } from './oai-client.js';
import { readMissing } from './read-missing.js';
import { NO_RECORDS, type ListOptions } from './request-records.js';

/** Options of {@link verifyHarvest}. */
export interface VerifyOptions extends ListOptions {
  /** Whether the user accepts that most records are removed. */
  readonly full: boolean;
}

/**
 * Compares the records of a harvest with the source's list of identifiers where it may lack some, or have
 * records that no longer exist: DSpace reports only withdrawn and private items as deleted, not those that
 * were deleted, restricted or superseded (recorded replies of DSpace 7.6.7 and 9.2). Requests missing
 * records, and removes those that do not exist.
 * @param from time of the changes at the earliest, in the source's precision; absent: the harvest is whole
 * @throws CommandError where the source does not respond, or most records would be removed
 */
export async function verifyHarvest(
  harvested: Harvested,
  from: string | undefined,
  options: VerifyOptions,
  context: HarvestContext,
): Promise<Harvested> {
  const verifier = new Verifier(harvested, options, context);
  if (harvested.state.isWhole) await verifier.verifyWhole();
  else await verifier.verifyChanges(from);
  return verifier.conclude();
}

class Verifier {
  #state: HarvestState;
  #outcome: HarvestOutcome;
  readonly #unread = new Map<string, SkippedRecord>();
  readonly #options: VerifyOptions;
  readonly #context: HarvestContext;

  constructor({ state, outcome }: Harvested, options: VerifyOptions, context: HarvestContext) {
    this.#state = state;
    this.#outcome = outcome;
    this.#options = options;
    this.#context = context;
  }

  async verifyWhole(): Promise<void> {
    const { store, reporter } = this.#context;
    const { run, expected = 0 } = this.#state;
    if (!(await this.#mayLack())) {
      this.#state = { ...this.#state, surplus: expected - (await store.countFound(run)) };
      return;
    }
    const listing = await this.#list();
    const lacking = await store.listNotFound([...listing.live.keys()], run);
    await this.#requestMissing(lacking, listing);
    if (listing.fault) return this.#noteUnverified(listing.fault, expected);
    const kept = await this.#dropGone(await store.listFound(run), listing, run);
    const found = await store.countFound(run);
    const isSame = !lacking.length && !kept;
    if (
      (await this.#noteSize(listing, found, isSame)) &&
      listing.size <= found &&
      found < expected &&
      this.#isOneList
    )
      reporter.note(`The source counted ${expected} records, but it lists and sends ${found}.`);
  }

  async verifyChanges(from: string | undefined): Promise<void> {
    const { store } = this.#context;
    const { run, expected = 0 } = this.#state;
    if (await this.#mayLack()) {
      const listing = await this.#list(from);
      const lacking = await store.listNotFound([...listing.live.keys()], run);
      await this.#requestMissing(lacking, listing);
      const isShort = this.#isOneList && listing.count < listing.size;
      if (listing.fault) await this.#noteUnverified(listing.fault, expected);
      else if (isShort && !this.#mayBeEstimate(listing, !lacking.length))
        await this.#noteUnverified(describeShortList(listing));
      this.#state = { ...this.#state, cut: undefined };
    }
    const before = await store.readFacts();
    const late = await store.listNotFound(before?.missing ?? [], run);
    await this.#requestMissing(late, { live: new Map() });
    await this.#compareAll(before?.surplus ?? 0);
  }

  /** Adds the records that the source does not send to the result, and warns about them. */
  conclude(): Harvested {
    const { reporter } = this.#context;
    const missing = [...this.#unread.keys()];
    const state = { ...this.#state, missing: missing.length ? missing : undefined };
    if (missing.length) {
      reporter.warn(
        `${missing.length} ${missing.length === 1 ? 'record' : 'records'} that the source lists could not be read. The feed keeps earlier versions where it has them; the next run requests these records again.`,
      );
    }
    const lacking = missing.length + (state.isIncomplete ? 1 : 0);
    return { state, outcome: lacking ? { ...this.#outcome, missing: lacking } : this.#outcome };
  }

  /* Whether the lists may have lost a record. */
  async #mayLack(): Promise<boolean> {
    const { run, expected = 0, isUnsteady, isPaged } = this.#state;
    return !!isUnsteady || (!!isPaged && (await this.#context.store.countFound(run)) < expected);
  }

  /* Compares all records with the source's, in a list of changes. */
  async #compareAll(surplus: number): Promise<void> {
    const { store, reporter } = this.#context;
    const { sets } = this.#state.source;
    try {
      const size = await countIdentifiers({ sets }, this.#options.oai);
      if (size !== undefined && size - (await store.countKnown()) === surplus) {
        this.#state = { ...this.#state, surplus };
        return;
      }
    } catch (error) {
      if (!isOfOnePage(error) && !(error instanceof OaiError)) throw error;
      reporter.warn(
        `${error.message} So fao-feed can’t find items that were deleted without a report; --full finds them.`,
      );
      return;
    }
    const listing = await this.#list();
    await this.#requestMissing(await store.listNotFound([...listing.live.keys()]), listing);
    if (listing.fault) return this.#noteUnverified(listing.fault, listing.size);
    const kept = await this.#dropGone(await store.listIdentifiers(), listing);
    await this.#noteSize(listing, await store.countKnown(), !kept);
  }

  /* Lists identifiers; once more where a change while they were listed may have lost one. */
  async #list(from?: string): Promise<Listing> {
    const selection = { sets: this.#state.source.sets, from };
    const listing = await this.#listOnce(selection);
    if (!this.#isOneList || listing.fault || listing.repeats <= 0) return listing;
    const again = await this.#listOnce(selection);
    return again.fault ? again : { ...again, live: new Map([...listing.live, ...again.live]) };
  }

  async #listOnce(selection: Selection): Promise<Listing> {
    const progress = this.#context.reporter.begin('Reading identifiers');
    try {
      return await listIdentifiers(selection, this.#options.oai, (count, size) => {
        progress.reach(count, size);
      });
    } finally {
      progress.end();
    }
  }

  /* Whether no record is on two lists. */
  get #isOneList(): boolean {
    return (this.#state.source.sets?.length ?? 1) === 1;
  }

  async #requestMissing(missing: readonly string[], { live }: Pick<Listing, 'live'>): Promise<void> {
    if (!missing.length) return;
    const { reporter } = this.#context;
    reporter.note(
      `The source lists ${missing.length} ${missing.length === 1 ? 'record that was' : 'records that were'} not on its pages; fao-feed requests ${missing.length === 1 ? 'it' : 'them'}.`,
    );
    const { outcome, unread } = await readMissing(missing, live, this.#state, this.#options, this.#context);
    this.#add(outcome);
    for (const record of unread) this.#unread.set(record.id, record);
  }

  /*
   * A list that lacks records that exist changed while it was read, and may lack others: it is read again.
   * `run`: the harvest that must have found them. Returns the number of records that the list lacks.
   */
  async #dropGone(known: readonly string[], listing: Listing, run?: string): Promise<number> {
    const { store } = this.#context;
    const { gone, kept } = await dropGone(known, listing.live, this.#state, this.#options, this.#context);
    this.#add({ read: 0, gone, broken: 0 });
    if (!kept.length) return 0;
    const again = await this.#list();
    await this.#requestMissing(await store.listNotFound([...again.live.keys()], run), again);
    const lacking = kept.filter((identifier) => !again.live.has(identifier)).length;
    const lack = `The source’s list of identifiers lacks ${lacking === 1 ? 'a record' : `${lacking} records`} that the source has.`;
    if (again.fault) await this.#noteUnverified(again.fault, again.size);
    else if (lacking && this.#state.cut) await this.#noteUnverified(lack, again.size);
    else if (lacking) this.#context.reporter.note(`${lack} The feed keeps ${lacking === 1 ? 'it' : 'them'}.`);
    return lacking;
  }

  #add({ read, gone, broken }: HarvestOutcome): void {
    const before = this.#outcome;
    this.#outcome = {
      read: before.read + read,
      gone: before.gone + gone,
      broken: before.broken + broken,
    };
  }

  /*
   * Returns whether the list is as long as the source says, or as long as that of the records. Where all its
   * records are there, the next run recognizes an unchanged source by the difference. Records in two sets
   * count twice. `isSame`: whether the list has the same records as the store had.
   */
  async #noteSize({ count, size, isPaged }: Listing, known: number, isSame: boolean): Promise<boolean> {
    if (this.#isOneList && Math.max(count, known) < size) {
      const lists = describeShortList({ size, count });
      if (!this.#mayBeEstimate({ isPaged }, isSame)) {
        await this.#noteUnverified(lists);
        return false;
      }
      await this.#noteEstimate(lists);
    }
    this.#state = { ...this.#state, surplus: this.#unread.size ? undefined : size - known };
    return true;
  }

  /*
   * Whether a size that is larger than the list may be an estimate (OAI-PMH 2.0, section 3.5). A list of one
   * page needs no size, so that it rather lacks the token of the next page.
   */
  #mayBeEstimate({ isPaged }: Pick<Listing, 'isPaged'>, isSame: boolean): boolean {
    return isSame && isPaged && !this.#state.cut && !this.#unread.size;
  }

  /* Warns once: the size of later runs may be another one, which is no news. */
  async #noteEstimate(lists: string): Promise<void> {
    const { reporter, store } = this.#context;
    const isNews = ((await store.readFacts())?.surplus ?? 0) <= 0;
    const text = `${lists} Its lists of records and of identifiers end with the same records, so the number is probably an estimate.`;
    if (!isNews) reporter.note(text);
    else reporter.warn(`${text} If the feed lacks records, contact the administrator of the source.`);
  }

  /*
   * Where nothing replaces the end of a list, the harvest fails; the next run requests the unreadable page
   * again.
   */
  async #noteUnverified(fault: string, size = 0): Promise<void> {
    const { reporter, store } = this.#context;
    const { cut } = this.#state;
    if (cut) {
      await store.savePage(NO_RECORDS, cut);
      throw new BrokenListError(
        `${fault} So fao-feed can’t go round the page that it could not read; the feed stays as it is. Run the same command again later to resume.`,
      );
    }
    const number = size ? ` The source counts ${size} records.` : '';
    reporter.warn(
      `${fault} So the feed may lack records, and may have some that no longer exist.${number} Run the same command again later, with --full.`,
    );
    this.#state = { ...this.#state, isIncomplete: true };
  }
}

function describeShortList({ size, count }: Pick<Listing, 'size' | 'count'>): string {
  return `The source counts ${size} records, but it lists only ${count}.`;
}
