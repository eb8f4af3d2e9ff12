import type { ErrorKind, LoadError } from '../core/model/error.js';
import { createLoadError, isLoadError } from '../core/model/load-error.js';
import { probe } from './probe.js';

/** A failure, and its subject: the URL, or `the content` where the failure has no URL. */
type Failure = LoadError & { readonly subject: string; readonly detail: string };

/** Messages for the developer by kind of failure: the subject, the failure, and the fix. */
const SENTENCES: Readonly<Record<ErrorKind, (failure: Failure) => string>> = {
  offline: ({ subject }) => `${subject} was requested while the device was offline`,
  network: ({ subject }) =>
    `${subject} did not respond: likely it is unreachable, or a proxy before it fails`,
  blocked: ({ subject, url }) =>
    `this page's Content-Security-Policy forbids ${subject}: add ${findOrigin(url)} to its connect-src`,
  timeout: ({ subject }) =>
    `${subject} did not respond fully in time: raise configure({ timeout }) if it is slow`,
  status: ({ subject, status = 0 }) => `${subject} responded with status ${status}: ${adviseOn(status)}`,
  format: ({ subject, detail, cause }) =>
    detail.includes('text/html')
      ? `${subject} is HTML, not JSON: check the URL of the feed`
      : isSyntaxError(cause)
        ? `${subject} is not JSON${detail && `, though its type is ${detail}`} (${cause.message}): check the file`
        : `${subject} does not have the expected format${detail && `: ${detail}`}`,
  // The status 500 of `/pid/find` can mean this only, but a browser sees no more than the number.
  restricted: ({ subject, detail, cause }) =>
    `the item "${detail}" is ${(cause as LoadError).status === 500 ? 'likely ' : ''}not public: ${subject} needs a login`,
  'not-found': ({ subject, detail }) => `${subject} has no item "${detail}": check the attribute "item"`,
  config: ({ subject, detail }) => SETTINGS[detail] ?? `${detail}: ${subject}`,
};

/* WebKit throws a DOMException of that name. */
function isSyntaxError(cause: unknown): cause is Error {
  return (cause as Error | undefined)?.name === 'SyntaxError';
}

function findOrigin(url = document.baseURI): string {
  return new URL(url).origin;
}

function adviseOn(status: number): string {
  if (status >= 500) return 'its server has a fault, not this page';
  if (status === 429) return 'it receives too many requests; a static feed (docs/feed.md) serves more';
  if (status === 401 || status === 403) return 'it is not public';
  return 'check the URL of the feed';
}

/*
 * The server responds, but this page may not read the response. A proxy's error page (429, 502, 504) looks
 * the same as a server that refuses the origin, so the message says "likely".
 */
function describeRefusal(url: string): string {
  const { origin } = location;
  const start = `${url} responds, but this page can't read it: likely its server`;
  return url.includes('/server/api/')
    ? `${start}, a DSpace repository, refuses pages of ${origin}: its administrator can add it to ` +
        '"rest.cors.allowed-origins" (local.cfg); or use a static feed (docs/repository.md)'
    : `${start} does not send "Access-Control-Allow-Origin: ${origin}"`;
}

const SETTINGS: Readonly<Record<string, string>> = {
  feed: 'no feed: set the attribute "feed", data-fao-feed on the script tag, or call configure({ feed })',
  item: 'no item: set the attribute "item", which a repository and a feed of several items or with {id} need',
  auto: 'item="auto" finds no publication: the page has no citation_doi, DC.identifier or canonical link',
};

/**
 * Diagnoses a failure: whether the device is offline, the page's policy forbids the URL, or the server
 * refuses this page. The fetch itself reports none of these (Fetch standard, "network error").
 * @returns the failure with its true kind and a message for the developer
 */
export async function diagnose(error: LoadError): Promise<LoadError> {
  const { status, detail = '', cause, isCircuitOpen, url } = error;
  if (isCircuitOpen && isLoadError(cause)) return describeOpenCircuit(error, await diagnose(cause));
  let { kind } = error;
  let sentence = SENTENCES[kind];
  if (kind === 'network') {
    const isOnline = navigator.onLine;
    const result = isOnline && url ? await probe(url) : undefined;
    kind = result === 'forbidden' ? 'blocked' : isOnline ? kind : 'offline';
    sentence = url && result === 'refused' ? () => describeRefusal(url) : SENTENCES[kind];
  }
  const diagnosed = createLoadError(kind, { url, status, detail: error.detail, cause });
  diagnosed.message = sentence({ ...diagnosed, subject: url ?? 'the content', detail });
  return diagnosed;
}

/* After failures in a row, a host gets no requests. The reason is the last failure. */
function describeOpenCircuit({ url, status }: LoadError, last: LoadError): LoadError {
  const diagnosed = createLoadError(last.kind, { url, status, cause: last });
  diagnosed.message = `${url} was not requested, since its server failed too often in a row: ${last.message}`;
  return diagnosed;
}
