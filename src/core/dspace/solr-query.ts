/** Maximum length of a text in a clause, in UTF-16 units: enough for a match in a URL of limited length. */
const MAX_TEXT_LENGTH = 200;
/** Special characters of a Solr query (Solr reference guide, "Standard Query Parser"). */
const SPECIAL = /[+\-&|!(){}[\]^"~*?:\\/]/g;

/** Returns a text as a quoted phrase of a Solr query, with escaped special characters. */
export function quotePhrase(text: string): string {
  const cut = text.slice(0, MAX_TEXT_LENGTH).toWellFormed().replace(/\s+/g, ' ').trim();
  return `"${cut.replace(SPECIAL, '\\$&')}"`;
}

/** Returns a clause that matches any of several texts in a field; empty where there are no texts. */
export function matchAny(field: string, texts: readonly string[]): string {
  return texts.map((text) => `${field}:${quotePhrase(text)}`).join(' OR ');
}

/** Returns a query that matches what any of several clauses matches; empty ones are left out. */
export function joinClauses(clauses: readonly string[]): string {
  return clauses.filter(Boolean).join(' OR ');
}
