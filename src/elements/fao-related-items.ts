import type { LocalMessages } from '../i18n/messages.js';
import { PublicationList } from './publication-list.js';

/**
 * Shows the publications related to one, as a list under a heading: those that the feed names, or else those with metadata in common.
 *
 * @element fao-related-items
 */
export class FaoRelatedItems extends PublicationList {
  /** @internal */
  protected override readonly listName = 'related-items';

  protected override nameList({ messages }: LocalMessages): { heading: string; description: string } {
    return { heading: messages.relatedItems, description: messages.relatedItemsDescription };
  }
}
