import { html, nothing, type TemplateResult } from 'lit';
import { chooseValue } from '../controllers/attribute-values.js';
import { Clipping } from '../controllers/clipping.js';
import { directionOf } from '../i18n/language.js';
import type { LocalMessages } from '../i18n/messages.js';
import type { WidgetState } from '../model/error.js';
import type { Item } from '../model/item.js';
import type { CardContext, FollowedLink } from '../view/card-context.js';
import { renderCard } from '../view/card.js';
import { renderSkeleton } from '../view/skeleton.js';
import { card } from '../view/styles/card.js';
import { cardText } from '../view/styles/card-text.js';
import { frame } from '../view/styles/frame.js';
import { states } from '../view/styles/states.js';
import { fireFollowed, fireResult } from './events.js';
import { PublicationElement } from './publication-element.js';

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
export class FaoItemCard extends PublicationElement {
  static override styles = [frame, card, cardText, states];

  static override properties = {
    // Its accessor is below; named here so that a value set before the upgrade goes through it.
    item: { attribute: false, noAccessor: true },
  };

  private readonly clipping = new Clipping(this);
  /** The item whose whole text is shown; another one that comes is closed again. */
  private opened: Item | undefined;

  /** The publication shown. Assigning a name has the effect of the attribute `item`. */
  // eslint-disable-next-line @typescript-eslint/related-getter-setter-pairs -- written as text, read as an object, like `style`
  get item(): Item | undefined {
    return this.loader.loaded?.reply.item;
  }
  set item(name: string | undefined) {
    this.itemName = name;
  }

  protected override announce(): void {
    const { item } = this;
    if (item) fireResult(this, 'fao-load', { item });
    else fireResult(this, 'fao-empty', {});
  }

  private toggle = (): void => {
    this.opened = this.opened === this.item ? undefined : this.item;
    this.requestUpdate();
  };

  private retry = (): void => {
    this.keepFocus();
    void this.reload();
  };

  private press = (): void => {
    this.keepFocus();
    this.loader.start();
  };

  /* The button goes with the press; the focus stays at its place for those who go by keyboard. */
  private keepFocus(): void {
    const cell = this.renderRoot.querySelector<HTMLElement>('.cell')!;
    cell.tabIndex = -1;
    cell.focus();
  }

  private follow = (event: Event, followed: FollowedLink): void => {
    const { item } = this;
    if (!item) return;
    const { url } = followed;
    const goesOn =
      followed.link === 'download'
        ? fireFollowed(this, 'fao-download', { item, url, attachment: followed.attachment })
        : fireFollowed(this, 'fao-click', { item, url, link: followed.link });
    if (!goesOn) event.preventDefault();
  };

  protected override render(): TemplateResult {
    const local = this.findMessages();
    const { state } = this;
    return html`<div class="frame" lang=${local.language} dir=${directionOf(local.language)}>
      <slot name="heading"></slot>
      <div class="cell">${this.renderContent(state, local)}</div>
      <div class="measure"><i></i> <i></i></div>
      <div class="unseen" role="status">${state === 'loading' ? local.messages.loading : nothing}</div>
    </div>`;
  }

  private renderContent(state: WidgetState, local: LocalMessages): unknown {
    const { item, error, failure, loader } = this;
    const { messages } = local;
    const context = this.createContext(local);
    if (item)
      return [
        renderCard(item, context),
        state === 'stale' ? failure?.showAge(loader.loaded!, local) : nothing,
      ];
    if (state === 'empty') {
      return html`<p class="empty" part="message"><slot name="empty">${messages.noResults}</slot></p>`;
    }
    if (error)
      return (
        failure?.showFailure(this, error, local, this.retry) ?? html`<slot>${messages.unreachable}</slot>`
      );
    if (loader.waitsForClick) {
      return html`<slot></slot
        ><button class="action" part="button" @click=${this.press}>${messages.showPublication}</button>`;
    }
    return renderSkeleton(context);
  }

  private createContext(local: LocalMessages): CardContext {
    return {
      ...local,
      ...this.display,
      layout: chooseValue(this, 'layout', this.layout, ['row', 'column', 'compact']),
      expanded: !!this.opened && this.opened === this.item,
      clipped: this.clipping.clipped,
      onToggle: this.toggle,
      onFollow: this.follow,
    };
  }
}
