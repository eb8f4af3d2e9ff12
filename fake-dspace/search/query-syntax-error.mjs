/** A query that Solr cannot parse, or that this server does not implement. The REST interface returns 422. */
export class QuerySyntaxError extends Error {}
