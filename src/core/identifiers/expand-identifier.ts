import type { Edition, Item } from '../model/item.js';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;
/** A handle or DOI, alone or at the end of a URL that resolves it. */
const HANDLE = /(?:^|\/handle\/|^hdl\.handle\.net\/|^(?:dx\.)?doi\.org\/)(\d+(?:\.\d+){0,9}\/[^?#]+)$/;
/** FAO's prefixes of handles (20.500.14283) and DOIs (10.4060). A job number follows them. */
const FAO_PREFIXES = /^(?:20\.500\.14283|10\.4060)\//;
/** FAO's former URLs: `/3/a-i7332e.pdf`, `/3/cc3017en/online/…`, `/documents/card/en/c/CC3017EN`. */
const OLD_URL =
  /^(?:[\w-]+\.)?fao\.org\/(?:3|(?:documents|publications)\/card\/\w+\/c)\/(?:a-)?([a-z]{1,2}\d{3,5}[a-z]{1,2})\b/;

/**
 * Lists the identifiers that a text holds: the text itself without scheme and query, and the handle, DOI,
 * UUID and job number within it. Two texts name the same item where their lists have an identifier in
 * common.
 * @param text any identifier: job number, handle, DOI, UUID, id, URL of a landing page or file
 * @returns identifiers in lower case, each once
 */
export function expandIdentifier(text: string): string[] {
  const bare = decode(text)
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:)?\/\/(?:www\.)?|^(?:hdl|doi|urn:uuid):\s*/, '');
  // The lookbehind starts a match at the first slash of a run only. Otherwise a long run of slashes would
  // take quadratic time.
  const trimmed = bare.replace(/[?#].*$/, '').replace(/(?<!\/)\/+$/, '');
  const handle = HANDLE.exec(trimmed)?.[1];
  const job =
    handle && FAO_PREFIXES.test(handle) ? handle.replace(FAO_PREFIXES, '') : OLD_URL.exec(trimmed)?.[1];
  const identifiers = [trimmed || bare, handle, UUID.exec(trimmed)?.[0], job];
  return [...new Set(identifiers.filter((identifier) => identifier !== undefined))];
}

/** Returns all identifiers of an item, as {@link expandIdentifier} writes them. */
export function listItemIdentifiers(item: Item): Set<string> {
  const { jobNumber, handle, doi, uuid } = item;
  return expandAll([...listIdentifiers(item), jobNumber, handle, doi, uuid]);
}

/** Returns all identifiers of a language version, as {@link expandIdentifier} writes them. */
export function listEditionIdentifiers(edition: Edition): Set<string> {
  return expandAll(listIdentifiers(edition));
}

function listIdentifiers({ id, url, attachments }: Edition): (string | undefined)[] {
  return [id, url, ...attachments.map((file) => file.url)];
}

function expandAll(identifiers: readonly (string | undefined)[]): Set<string> {
  return new Set(identifiers.flatMap((identifier) => (identifier ? expandIdentifier(identifier) : [])));
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
