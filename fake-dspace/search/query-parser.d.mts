/** A leaf of a parsed query. */
export interface Term {
  readonly kind: 'any' | 'phrase' | 'range' | 'regexp' | 'word';
  /** The field to search; undefined: all metadata. */
  readonly field: string | undefined;
  /** The text of a phrase or word, without escapes. */
  readonly text?: string;
}

/** A whole query, or a part of it in parentheses. */
export interface Group {
  readonly clauses: readonly { readonly occur: 'must' | 'should' | 'not'; readonly node: Term | Group }[];
}

/**
 * Parses a query in Lucene's classic syntax.
 * @throws QuerySyntaxError where Solr reports "Cannot parse", and for syntax that is not implemented
 */
export function parseQuery(query: string): Group;
