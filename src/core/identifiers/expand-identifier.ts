import type { Edition, Item } from '../model/item.js';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;
/** A handle or DOI: alone, or at the end of an address that resolves one. */
const HANDLE = /(?:^|\/handle\/|^hdl\.handle\.net\/|^(?:dx\.)?doi\.org\/)(\d+(?:\.\d+){0,9}\/[^?#]+)$/;
/** FAO's prefixes; what follows them is the job number (handle 20.500.14283, DOI 10.4060). */
const FAO_PREFIX = /^(?:20\.500\.14283|10\.4060)\//;
/** FAO's former addresses: `/3/a-i7332e.pdf`, `/3/cc3017en/online/…`, `/documents/card/en/c/CC3017EN`. */
const OLD_ADDRESS =
  /^(?:[\w-]+\.)?fao\.org\/(?:3|(?:documents|publications)\/card\/\w+\/c)\/(?:a-)?([a-z]{1,2}\d{3,5}[a-z]{1,2})\b/;

/**
 * Spells out what a name of an item may stand for: the name itself, and the handle, DOI, UUID and job number within it, in lower case.
 * Two names mean the same item where these lists meet.
 * @param text any way people name an item: job number, handle, DOI, UUID, landing page, file, id
 */
export function expandIdentifier(text: string): string[] {
  const bare = decode(text)
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:)?\/\/(?:www\.)?|^(?:hdl|doi|urn:uuid):\s*/, '');
  // A run of slashes is looked at from its first one only, or a long one inside an address would cost its length squared.
  const address = bare.replace(/[?#].*$/, '').replace(/(?<!\/)\/+$/, '');
  const handle = HANDLE.exec(address)?.[1];
  const job =
    handle && FAO_PREFIX.test(handle) ? handle.replace(FAO_PREFIX, '') : OLD_ADDRESS.exec(address)?.[1];
  const names = [address || bare, handle, UUID.exec(address)?.[0], job];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Every name under which an item can be asked for, spelled out. */
export function identifiersOfItem(item: Item): Set<string> {
  const { jobNumber, handle, doi, uuid } = item;
  return expandAll([...namesOf(item), jobNumber, handle, doi, uuid]);
}

/** Every name under which an edition can be asked for, spelled out. */
export function identifiersOfEdition(edition: Edition): Set<string> {
  return expandAll(namesOf(edition));
}

function namesOf({ id, url, attachments }: Edition): (string | undefined)[] {
  return [id, url, ...attachments.map((file) => file.url)];
}

function expandAll(names: readonly (string | undefined)[]): Set<string> {
  return new Set(names.flatMap((name) => (name ? expandIdentifier(name) : [])));
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
