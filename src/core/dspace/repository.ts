import type { Requests, SourceQuery } from '../model/source.js';

/**
 * Media types that request HAL from DSpace. For `application/feed+json` it sends another format of JSON, with
 * `links` instead of `_links` and numbers for times (seen with DSpace 7.6.7 and 9.2).
 */
export const HAL = 'application/hal+json, application/json';

/**
 * Parameters that embed what a card shows of its item besides the metadata: cover, files, and whether they
 * are public. Five files of each bundle are enough for the main one, which is the primary bitstream or the
 * first PDF, and the page of files has the number of all. With twenty of 45 files in each bundle, DSpace
 * 7.6.7 took 8 seconds for 190 kilobytes. DSpace ignores the names of resources that its version lacks.
 */
export const ITEM_EMBEDS =
  'embed=accessStatus&embed=thumbnail/accessStatus&embed=bundles/bitstreams/format&embed=bundles/bitstreams/accessStatus&embed=bundles/primaryBitstream/format&embed=bundles/primaryBitstream/accessStatus&embed.size=bundles/bitstreams=5';

/** Parameters that embed resources in the items of a repository; empty: none. */
export interface Embeds {
  /** In the item that is read. */
  readonly item: string;
  /** In its language versions. */
  readonly version: string;
}

/** A DSpace repository to read from. */
export interface Repository extends Requests {
  /** URL of the REST root, without a slash at its end. */
  readonly api: string;
  /** The identifier that the page gives, for messages. */
  readonly name?: string | undefined;
  readonly embeds: Embeds;
}

/**
 * Returns the repository that a query reads, with the requests to reach it.
 * @param query its feed is the URL of the REST root
 * @param embeds what each item needs; by default what a card shows, where its badges only name the versions
 */
export function makeRepository(
  { feed, name }: Pick<SourceQuery, 'feed' | 'name'>,
  requests: Requests,
  embeds: Embeds = { item: ITEM_EMBEDS, version: '' },
): Repository {
  return { ...requests, embeds, name, api: feed.replace(/[?#].*$/, '').replace(/\/$/, '') };
}
