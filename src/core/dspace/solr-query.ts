/** Longest text of one clause: what is alike is so by less, and addresses have an end. */
const MAX_TEXT_LENGTH = 200;
/** What has a meaning in a Solr query (Solr reference guide, "Standard Query Parser", escaping special characters). */
const SPECIAL = /[+\-&|!(){}[\]^"~*?:\\/]/g;

/** A phrase for a Solr query: quoted, and everything with a meaning in it escaped. */
export function quotePhrase(text: string): string {
  const cut = text.slice(0, MAX_TEXT_LENGTH).toWellFormed().replace(/\s+/g, ' ').trim();
  return `"${cut.replace(SPECIAL, '\\$&')}"`;
}

/** A clause that any of some texts in a field meets; empty where there are no texts. */
export function matchAny(field: string, texts: readonly string[]): string {
  return texts.map((text) => `${field}:${quotePhrase(text)}`).join(' OR ');
}
