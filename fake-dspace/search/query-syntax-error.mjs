/** A query that Solr does not understand; DSpace answers 422. */
export class RefusedQuery extends Error {}
