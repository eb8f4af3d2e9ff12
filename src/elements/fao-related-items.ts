import type { LocalMessages } from '../i18n/messages.js';
import { PublicationList } from './publication-list.js';

/**
 * Shows the publications related to one, as a list under a heading: those that the feed names, or else those with metadata in common.
 *
 * @element fao-related-items
 * @attr {string} lang - Language of the interface. Default: the nearest `lang` in the page, else `en`.
 * @slot - Fallback: shown without JavaScript and where nothing can be read. White space and empty paragraphs are none.
 * @slot heading - Replaces the text of the heading.
 * @slot empty - Replaces "No results found." where there is nothing to show.
 * @fires {CustomEvent<{ items: readonly Item[] }>} fao-load - The publications are shown. Does not bubble.
 * @fires {CustomEvent<{}>} fao-empty - There is nothing to show. Does not bubble.
 * @fires {CustomEvent<{ error: LoadError }>} fao-error - Nothing could be shown, or nothing newer. Does not bubble.
 * @fires {CustomEvent<{ item: Item, url: string, link: string }>} fao-click - The title or a language is followed. Bubbles, can be cancelled.
 * @fires {CustomEvent<{ item: Item, url: string, attachment: Attachment }>} fao-download - The file is followed. Bubbles, can be cancelled.
 * @fires {CustomEvent<{ seed: Item, item: Item, rank: number, count: number, list: string, algorithm: string }>} fao-impression - Half of a card was visible for a second, once a card. Bubbles.
 * @csspart heading - Heading of the list.
 * @csspart description - Line below the heading.
 * @csspart list - The list element.
 * @csspart card - One card.
 * @csspart cover - Thumbnail or placeholder.
 * @csspart meta - Line of type and year.
 * @csspart title - Heading of a card.
 * @csspart subtitle - Subtitle.
 * @csspart languages - Line "Also available in:".
 * @csspart badge - One language.
 * @csspart abstract - Abstract.
 * @csspart button - "Show more", "Try again", "Show publications".
 * @csspart download - Link to the file.
 * @csspart reason - Why an item is in the list.
 * @csspart message - Sentence of the states, and of a withdrawn item.
 * @cssprop [--fao-font-size=1em] - Text size that all else is measured from.
 * @cssprop [--fao-font-family=inherit] - Typeface.
 * @cssprop [--fao-text-color=currentColor] - Text.
 * @cssprop [--fao-muted-color] - Type, year, subtitle and labels.
 * @cssprop [--fao-link-color] - Links and buttons.
 * @cssprop [--fao-line-color] - Borders.
 * @cssprop [--fao-fill-color] - Placeholder and skeleton.
 * @cssprop [--fao-tint-color] - Hovered and current badge.
 * @cssprop [--fao-focus-color] - Focus ring.
 * @cssprop [--fao-error-color] - Mark of an error.
 * @cssprop [--fao-cover-width] - Width of the cover.
 * @cssprop [--fao-gap] - Between cover and text.
 * @cssprop [--fao-radius=0.1875em] - Corners of the cover.
 * @cssprop [--fao-abstract-lines=1] - Lines of an abstract that room is kept for.
 * @cssState idle - Waits for the viewport or for a click.
 * @cssState loading - Asks the network.
 * @cssState ready - Shows publications.
 * @cssState stale - Shows the last good copy, because newer data can't be read.
 * @cssState empty - There is nothing to show.
 * @cssState error - Nothing could be read.
 * @cssState concealed - Takes no room: `hide-when-empty` is set, and there is nothing to show or it is not known yet.
 */
export class FaoRelatedItems extends PublicationList {
  /** @internal */
  protected override readonly listName = 'related-items';

  protected override nameList({ messages }: LocalMessages): { heading: string; description: string } {
    return { heading: messages.relatedItems, description: messages.relatedItemsDescription };
  }
}
