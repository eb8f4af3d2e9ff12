import { readFile } from 'node:fs/promises';
import { isJobNumber, isUuid } from 'fao-widgets-core';
import type { FeedSource } from '../feed/manifest.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** Options that choose the records of a repository. */
export interface SourceOptions {
  readonly set?: readonly string[] | undefined;
  readonly collection?: string | undefined;
  readonly items?: readonly string[] | undefined;
  readonly query?: string | undefined;
  readonly via?: 'oai' | 'rest' | undefined;
}

/**
 * Returns the source that the options of a command choose: the records and the interface, which is OAI-PMH
 * except for named items and searches.
 * @throws CommandError where options exclude each other, or name no collection or item
 */
export async function readSourceOptions(
  repository: string,
  { set, collection, items, query, via }: SourceOptions,
): Promise<FeedSource> {
  const isRest = via === 'rest' || !!items || query !== undefined;
  if (isRest && via === 'oai')
    throw refuse('--items and --query are for the REST interface: leave out --via oai');
  if (isRest && set)
    throw refuse('--set is for OAI-PMH: leave out --via rest, --items and --query, or write --collection');
  if (items && (query !== undefined || collection))
    throw refuse('--items already chooses the records: leave out --query and --collection');
  if (!isRest) {
    const sets = [...new Set([...(set ?? []), ...(collection ? [nameSet(collection)] : [])])].sort();
    return { repository, interface: 'oai-pmh', ...(sets.length && { sets }) };
  }
  return {
    repository,
    interface: 'rest',
    ...(items && { items: await readNames(items) }),
    ...(query !== undefined && { query }),
    ...(collection && { collection: nameScope(collection) }),
  };
}

/*
 * DSpace derives the names of OAI-PMH sets from handles (class HandleResolver; `col_` for collections, `com_`
 * for communities).
 */
function nameSet(collection: string): string {
  if (/^(?:col|com)_/.test(collection)) return collection;
  const handle = findHandle(collection);
  if (handle) return `col_${handle.replace('/', '_')}`;
  throw refuse(
    `--collection "${collection}" is not a handle, such as 20.500.14283/12; for a UUID, add --via rest`,
  );
}

/* Returns the UUID or handle of a collection or community, for the REST interface. */
function nameScope(collection: string): string {
  const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.exec(collection)?.[0].toLowerCase();
  if (uuid && isUuid(uuid)) return uuid;
  const handle = findHandle(collection.replace(/^co[lm]_(.*)_/, '$1/'));
  if (handle) return handle;
  throw refuse(
    `--collection "${collection}" is neither a UUID nor a handle, such as 20.500.14283/12: copy the URL of the collection’s page`,
  );
}

/* Of a page's URL, the part after `/handle/`, without what follows for another page of the collection. */
function findHandle(text: string): string | undefined {
  const [address = ''] = text.split(/[?#]/);
  return (
    /\/handle\/(\d+(?:\.\d+)*\/[\w.-]+)/.exec(address)?.[1] ??
    /(?:^|[^\d.])(\d+(?:\.\d+)*\/[\w.-]+)\/?$/.exec(address)?.[1]
  );
}

/* Replaces `@file` by the names in the file. */
async function readNames(items: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    items.map(async (name) =>
      name.startsWith('@') ? (await readFile(name.slice(1), 'utf8')).split(/[\s,]+/).filter(Boolean) : [name],
    ),
  );
  const names = [...new Set(lists.flat().map((name) => (isJobNumber(name) ? name.toLowerCase() : name)))];
  if (!names.length) throw refuse('--items is empty: name at least one item');
  return names;
}

function refuse(why: string): CommandError {
  return new CommandError(`${why}.`, EXIT.usage);
}
