import type { CallOptions, SourceQuery } from '../model/source.js';

/** Where a value stands in a document: a path, a template with `{path}` in it, the first path of several that has a value, or a constant. */
export type ValuePlace = string | readonly string[] | { readonly value: string | number };

/** Where a list of texts stands: each of them, or one text that is cut. */
export type TextsPlace = ValuePlace | { readonly path: string; readonly split: string };

/** Where a list of records stands, and where their fields stand within each. */
export type RecordsPlace = TextsPlace | ({ readonly each: string } & Readonly<Record<string, unknown>>);

/** The fields of an item, as docs/feed.md names them, each with its place. */
export type ItemPlaces = Readonly<Record<string, unknown>> & { readonly id: ValuePlace };

/**
 * How to read JSON that is no JSON Feed: docs/custom-sources.md has the whole of it.
 */
export interface FieldMap {
  /** Path of the list of records; absent: the document itself is the list, or is the only record. */
  readonly items?: string;
  /** Path of the address of the next page. */
  readonly next?: string;
  /** Path of the time at which the document was made. */
  readonly updated?: string;
  readonly item: ItemPlaces;
}

/** What a source of the page's own is asked for. */
export type CustomRequest = Pick<SourceQuery, 'feed' | 'name'> & CallOptions;

/** Gives a JSON Feed document, in any way it likes. */
export type FeedReader = (request: CustomRequest) => unknown;

/** A source of the page's own. */
export type CustomSource = FieldMap | FeedReader;
