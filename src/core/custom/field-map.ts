import type { CallOptions, SourceQuery } from '../model/source.js';

/** Where to find a value: a path, a template with `{path}`, the first path with a value, or a constant. */
export type ValuePath = string | readonly string[] | { readonly value: string | number };

/** Where to find a list of texts: a path to each of them, or to one text to split. */
export type TextsPath = ValuePath | { readonly path: string; readonly split: string };

/**
 * Where to find the fields of a record, by their names in docs/feed.md. In a list of records, `each` is the
 * path of the list, and the fields are those of each record.
 */
export interface FieldPaths {
  readonly [name: string]: TextsPath | FieldPaths;
}

/** Where to find the fields of an item. */
export type ItemPaths = FieldPaths & { readonly id: ValuePath };

/** How to read JSON that is not a JSON Feed (docs/custom-sources.md). */
export interface FieldMap {
  /** Path of the list of records; absent: the document is the list, or the only record. */
  readonly items?: string;
  /** Path of the URL of the next page. */
  readonly next?: string;
  /** Path of the date of the document. */
  readonly updated?: string;
  readonly item: ItemPaths;
}

/** Argument of a page's own function: the feed, the identifier of the item, and the options of the call. */
export type CustomRequest = Pick<SourceQuery, 'feed' | 'name'> & CallOptions;

/** Returns a JSON Feed document, or a promise of one. */
export type FeedReader = (request: CustomRequest) => unknown;

/** A page's own source. */
export type CustomSource = FieldMap | FeedReader;
