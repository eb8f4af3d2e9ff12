import type { LocalMessages } from '../i18n/messages.js';
import { PublicationList } from './publication-list.js';

/**
 * Shows what readers of one publication downloaded too, as the feed counted it, as a list under a heading.
 *
 * @element fao-also-downloaded
 */
export class FaoAlsoDownloaded extends PublicationList {
  /** @internal */
  protected override readonly listName = 'also-downloaded';

  protected override nameList({ messages }: LocalMessages): { heading: string; description: string } {
    return { heading: messages.alsoDownloaded, description: messages.alsoDownloadedDescription };
  }
}
