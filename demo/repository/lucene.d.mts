export class QueryError extends Error {}
export function parseQuery(text: string): unknown;
