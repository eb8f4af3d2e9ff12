import { html, type TemplateResult } from 'lit';
import { chooseValue } from '../controllers/attribute-values.js';
import type { LocalMessages, Words } from '../i18n/messages.js';
import type { CardLayout } from '../view/card-context.js';
import { CardsElement } from './cards-element.js';
import { fireResult } from './events.js';

/**
 * Shows one publication: cover, type and year, title, subtitle, languages, abstract and file.
 *
 * @element fao-item-card
 * @attr {string} lang - Language of the interface. Default: the nearest `lang` in the page, else `en`.
 * @slot - Fallback: shown without JavaScript and where nothing can be read. White space and empty paragraphs are none.
 * @slot heading - A heading of the page's own above the card.
 * @slot empty - Replaces "No results found." where the feed holds no item.
 * @fires {CustomEvent<{ item: Item }>} fao-load - The publication is shown. Does not bubble.
 * @fires {CustomEvent<{}>} fao-empty - The feed holds no item. Does not bubble.
 * @fires {CustomEvent<{ error: LoadError }>} fao-error - Nothing could be shown, or nothing newer. Does not bubble.
 * @fires {CustomEvent<{ item: Item, url: string, link: string }>} fao-click - The title or a language is followed. Bubbles, can be cancelled.
 * @fires {CustomEvent<{ item: Item, url: string, attachment: Attachment }>} fao-download - The file is followed. Bubbles, can be cancelled.
 * @csspart card - The card.
 * @csspart cover - Thumbnail or placeholder.
 * @csspart meta - Line of type and year.
 * @csspart title - Heading of the card.
 * @csspart subtitle - Subtitle.
 * @csspart languages - Line "Also available in:".
 * @csspart badge - One language.
 * @csspart abstract - Abstract.
 * @csspart button - "Show more", "Try again", "Show publication".
 * @csspart download - Link to the file.
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
 * @cssprop [--fao-abstract-lines=3] - Lines of an abstract that room is kept for.
 * @cssState idle - Waits for the viewport or for a click.
 * @cssState loading - Asks the network.
 * @cssState ready - Shows the publication.
 * @cssState stale - Shows the last good copy, because newer data can't be read.
 * @cssState empty - The feed holds no item.
 * @cssState error - Nothing to show.
 */
export class FaoItemCard extends CardsElement {
  /** @internal */
  protected override readonly expected = 1;

  /** @internal */
  protected override get cardLayout(): CardLayout {
    return chooseValue(this, 'layout', this.layout, ['row', 'column', 'compact']);
  }

  protected override announce(): void {
    const { item } = this;
    if (item) fireResult(this, 'fao-load', { item });
    else fireResult(this, 'fao-empty', {});
  }

  protected override chooseWords({ messages }: LocalMessages): Words {
    return messages.card;
  }

  protected override renderHead(): TemplateResult {
    return html`<slot name="heading"></slot>`;
  }

  protected override arrange(cards: readonly TemplateResult[]): unknown {
    return cards;
  }
}
