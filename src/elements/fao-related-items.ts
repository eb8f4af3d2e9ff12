import { PublicationList, type ListOptions } from './publication-list.js';

/**
 * Lists the publications related to one: those that the feed names, or else those with metadata in common.
 *
 * @element fao-related-items
 */
export class FaoRelatedItems extends PublicationList {
  /** @internal */
  protected override readonly options: ListOptions = { list: 'related-items', heading: 'relatedItems' };
}
