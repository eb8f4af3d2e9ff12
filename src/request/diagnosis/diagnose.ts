import type { ErrorKind, LoadError } from '../../model/error.js';
import { createLoadError } from '../load-error.js';
import { isForbidden } from './policy.js';

type Sentence = (error: LoadError & { readonly url: string; readonly detail: string }) => string;

/** What a developer is told of each kind: what happened, where, and the mend. */
const SENTENCES: Readonly<Record<ErrorKind, Sentence>> = {
  offline: ({ url }) => `${url} was asked while the device has no connection`,
  network: ({ url }) =>
    `${url} gave this page no answer: likely it is unreachable` +
    (new URL(url).origin === location.origin
      ? ''
      : `, or its server does not send "Access-Control-Allow-Origin: ${location.origin}"`),
  blocked: ({ url }) =>
    `this page's Content-Security-Policy forbids ${url}: add ${new URL(url).origin} to its connect-src`,
  timeout: ({ url }) => `${url} gave no whole answer in time: raise configure({ timeout }) if it is slow`,
  status: ({ url, status }) => `${url} answered with the status ${status}: check the address of the feed`,
  format: ({ url, detail, cause }) =>
    detail.includes('text/html')
      ? `${url} is HTML, not JSON: check the address of the feed`
      : isSyntaxError(cause)
        ? `${url} is not JSON${detail && `, though its type is ${detail}`} (${cause.message}): check the file`
        : `${url} is not what its source expects: ${detail || 'no JSON'}`,
  'not-found': ({ url, detail }) => `${url} has no item "${detail}": check the attribute "item"`,
  config: ({ url, detail }) => SETTINGS[detail] ?? `${detail}: ${url}`,
};

/* WebKit throws a DOMException of that name. */
function isSyntaxError(cause: unknown): cause is Error {
  return (cause as Error | undefined)?.name === 'SyntaxError';
}

const SETTINGS: Readonly<Record<string, string>> = {
  feed: 'no feed: set the attribute "feed", data-fao-feed on the script tag, or call configure({ feed })',
  item: 'a feed with {id} needs to know which item: set the attribute "item"',
  auto: 'item="auto" finds no publication: the page has no meta citation_doi or DC.identifier and no canonical link',
};

/**
 * Finds out more of a failure, once it is there: whether the device is offline or the page's own policy stood in the way (the fetch itself
 * tells neither: Fetch standard, "network error"), and what the developer can do.
 * @returns the failure with its true kind and, as its message, a sentence for the developer
 */
export async function diagnose(error: LoadError): Promise<LoadError> {
  const { status, detail = '', cause, url = 'this library' } = error;
  let { kind } = error;
  if (kind === 'network') {
    kind = !navigator.onLine ? 'offline' : (await isForbidden(url)) ? 'blocked' : kind;
  }
  const known = createLoadError(kind, { url: error.url, status, detail: error.detail, cause });
  known.message = SENTENCES[kind](Object.assign(known, { url, detail }));
  return known;
}
