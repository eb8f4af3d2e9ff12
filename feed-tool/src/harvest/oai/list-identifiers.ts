import { isOfOnePage } from './broken-list.js';
import { digestHeaders, ListGuard, type ListedPage } from './list-guard.js';
import { OaiError, type OaiClient } from './oai-client.js';
import { FORMAT } from './request-records.js';
import type { OaiResponse } from './read-response.js';
import { detachText, findElement, listElements, readElementText } from './xml.js';

/** Records to list. */
export interface Selection {
  readonly sets?: readonly string[] | undefined;
  /** Time of their changes at the earliest, in the source's precision. */
  readonly from?: string | undefined;
}

/** The identifiers that a source lists. */
export interface Listing {
  /** Datestamps of the records that are not deleted, by identifier. */
  readonly live: ReadonlyMap<string, string>;
  /** Number of headers on the list, those of deleted records included. */
  readonly count: number;
  /** Number of headers that repeat others, as in a list that changes while it is read. */
  readonly repeats: number;
  /** The same, as the source counts them; records in two sets count twice. */
  readonly size: number;
  /** Whether the list has more than one page. */
  readonly isPaged: boolean;
  /** Why the listing is incomplete, as a sentence; absent: it is complete. */
  readonly fault?: string | undefined;
}

interface Header {
  readonly identifier: string;
  readonly datestamp: string;
  readonly isDeleted: boolean;
}

type IdentifierPage = ListedPage & { readonly headers: readonly Header[] };

const NOTHING: IdentifierPage = { headers: [], count: 0, digest: '' };

/**
 * Lists the identifiers of records (`ListIdentifiers`, OAI-PMH 2.0, section 4.3). A list that can't be read
 * to its end gives an incomplete listing.
 * @param reach called after each page with the number of headers of the set, and its size if it is known
 * @throws CommandError where the source does not respond, or refuses
 */
export async function listIdentifiers(
  selection: Selection,
  oai: OaiClient,
  reach: (count: number, size: number | undefined) => void,
): Promise<Listing> {
  const live = new Map<string, string>();
  const deleted = new Set<string>();
  const note = ({ identifier, datestamp, isDeleted }: Header) => {
    if (isDeleted) deleted.add(identifier);
    else live.set(identifier, datestamp);
  };
  let [size, count, isPaged] = [0, 0, false];
  let fault: string | undefined;
  try {
    for (const set of selection.sets ?? [undefined]) {
      const listed = await listSet(set, selection, oai, { note, reach });
      size += listed.size;
      count += listed.count;
      isPaged ||= listed.isPaged;
    }
  } catch (error) {
    if (!isOfOnePage(error) && !(error instanceof OaiError)) throw error;
    fault = error.message;
  }
  return { live, count, repeats: count - live.size - deleted.size, size, isPaged, fault };
}

/**
 * Counts the records of a selection by the first page of each set.
 * @returns the sum, in which records in two sets count twice; `undefined` where the source does not tell it
 * @throws OaiError, BrokenListError, HttpError where the source has no such list
 */
export async function countIdentifiers(
  { sets, ...selection }: Selection,
  oai: OaiClient,
): Promise<number | undefined> {
  let size = 0;
  for (const set of sets ?? [undefined]) {
    const { count, total, token } = (await requestPage(set, selection, oai)) ?? NOTHING;
    if (token && total === undefined) return undefined;
    size += total ?? count;
  }
  return size;
}

/** Whether a source lists identifiers, tried once. */
export async function canList({ sets, ...selection }: Selection, oai: OaiClient): Promise<boolean> {
  try {
    const page = await requestPage(sets?.[0], selection, oai, { isProbe: true });
    return !!page?.count;
  } catch (error) {
    if (!isOfOnePage(error) && !(error instanceof OaiError)) throw error;
    return false;
  }
}

/* Lists a set, and returns the number of its headers, its size as the source counts it, and `isPaged`. */
async function listSet(
  set: string | undefined,
  selection: Selection,
  oai: OaiClient,
  {
    note,
    reach,
  }: { note: (header: Header) => void; reach: (count: number, size: number | undefined) => void },
): Promise<Pick<Listing, 'count' | 'size' | 'isPaged'>> {
  const guard = new ListGuard();
  let token: string | undefined;
  let size: number | undefined;
  let counted = 0;
  let isPaged = false;
  for (let isEnd = false; !isEnd;) {
    const page = await requestPage(set, selection, oai, { token });
    if (page) {
      page.headers.forEach(note);
      guard.check(page, token);
      counted += page.count;
    } else {
      // The headers already read stay.
      guard.restart();
      counted = 0;
    }
    size = page?.total ?? size;
    reach(counted, size);
    token = page?.token;
    isPaged ||= !!token;
    isEnd = !!page && !token;
  }
  return { count: counted, size: size ?? counted, isPaged };
}

/* Returns `undefined` where the source no longer accepts the token. */
async function requestPage(
  set: string | undefined,
  { from }: Omit<Selection, 'sets'>,
  oai: OaiClient,
  { token, isProbe = false }: { token?: string | undefined; isProbe?: boolean } = {},
): Promise<IdentifierPage | undefined> {
  const args = token ? { resumptionToken: token } : { metadataPrefix: FORMAT, from, set };
  try {
    const response = await oai.request('ListIdentifiers', args, undefined, { isProbe });
    return 'content' in response ? readHeaders(response) : NOTHING;
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    if (error.code === 'noRecordsMatch') return NOTHING;
    if (error.code === 'badResumptionToken' && token) return undefined;
    throw error;
  }
}

function readHeaders({ content }: OaiResponse): IdentifierPage {
  const headers = listElements(content, 'header').flatMap((header) => {
    const identifier = detachText(readElementText(findElement(header, 'identifier')));
    const datestamp = detachText(readElementText(findElement(header, 'datestamp')) ?? '');
    return identifier ? { identifier, datestamp, isDeleted: header.attributes['status'] === 'deleted' } : [];
  });
  const token = findElement(content, 'resumptionToken');
  return {
    headers,
    count: headers.length,
    digest: digestHeaders(headers),
    token: detachText(readElementText(token)),
    total: Number(token?.attributes['completeListSize']) || undefined,
  };
}
