export interface Term {
  readonly kind: 'phrase' | 'regex' | 'range' | 'wildcard' | 'word';
  readonly field: string | undefined;
  readonly text?: string;
}

export interface Group {
  readonly clauses: readonly { readonly occur: 'must' | 'should' | 'not'; readonly node: Term | Group }[];
}

export function parseQuery(query: string): Group;
