import { PublicationList, type ListOptions } from './publication-list.js';

/**
 * Lists the publications that readers of one publication also downloaded, as the feed counted them.
 *
 * @element fao-also-downloaded
 */
export class FaoAlsoDownloaded extends PublicationList {
  /** @internal */
  protected override readonly options: ListOptions = { list: 'also-downloaded', heading: 'alsoDownloaded' };
}
