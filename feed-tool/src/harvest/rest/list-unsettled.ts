import type { FeedStore } from '../../store/store.js';

/** Number of items in one query, so that its URL stays short. */
const BATCH = 20;

/**
 * Lists queries for the items that a list of changes may lack: those that an earlier run could not read, and
 * those under an embargo whose end is not known. The end of an embargo changes no time of change.
 * @returns queries in Solr's syntax, each for some of the items
 */
export async function listUnsettled(store: FeedStore): Promise<string[]> {
  const identifiers = new Set((await store.readFacts())?.missing);
  for await (const { identifier, hasOpenEnd } of store.listRecords())
    if (hasOpenEnd) identifiers.add(identifier);
  const clauses = [...identifiers].map((identifier) =>
    identifier.includes('/') ? `handle:"${identifier}"` : `search.resourceid:"${identifier}"`,
  );
  return Array.from({ length: Math.ceil(clauses.length / BATCH) }, (_, index) =>
    clauses.slice(index * BATCH, (index + 1) * BATCH).join(' OR '),
  );
}
