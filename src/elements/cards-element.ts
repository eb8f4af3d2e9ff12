import { html, nothing, type TemplateResult } from 'lit';
import { Announcements } from '../controllers/announcements.js';
import { Clipping } from '../controllers/clipping.js';
import { KeptFocus } from '../controllers/kept-focus.js';
import { directionOf } from '../i18n/language.js';
import type { LocalMessages, Words } from '../i18n/messages.js';
import type { Item } from '../model/item.js';
import type { ListedItem } from '../model/list.js';
import type { CardContext, CardLayout, FollowedLink } from '../view/card-context.js';
import { renderCard } from '../view/card.js';
import { renderSkeleton } from '../view/skeleton.js';
import { card } from '../view/styles/card.js';
import { cardText } from '../view/styles/card-text.js';
import { frame } from '../view/styles/frame.js';
import { preferences } from '../view/styles/preferences.js';
import { print } from '../view/styles/print.js';
import { scripts } from '../view/styles/scripts.js';
import { states } from '../view/styles/states.js';
import { fire, type FaoEventMap } from './events.js';
import { PublicationElement } from './publication-element.js';

/**
 * What is shown of publications in each state, as cards, and what readers do with them: open a text, follow a link, ask again.
 *
 * @attr {string} lang - Language of the interface. Default: the nearest `lang` in the page, else `en`.
 * @slot - Fallback: shown without JavaScript, where nothing can be read, and on paper until there is more. White space and empty paragraphs are none.
 * @slot empty - Replaces "No results found." where there is nothing to show.
 * @fires {CustomEvent<{}>} fao-empty - There is nothing to show. Does not bubble.
 * @fires {CustomEvent<{ error: LoadError }>} fao-error - Nothing could be shown, or nothing newer. Does not bubble.
 * @fires {CustomEvent<{ item: Item, url: string, link: string }>} fao-click - The title or a language is followed. Bubbles, can be cancelled.
 * @fires {CustomEvent<{ item: Item, url: string, attachment: Attachment }>} fao-download - The file is followed. Bubbles, can be cancelled.
 * @csspart card - One card.
 * @csspart cover - Thumbnail or placeholder.
 * @csspart meta - Line of type and year.
 * @csspart title - Heading of a card.
 * @csspart subtitle - Subtitle.
 * @csspart languages - Line "Also available in:".
 * @csspart badge - One language.
 * @csspart abstract - Abstract.
 * @csspart button - "Show more", "Try again", and what loads with `loading="click"`.
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
 * @cssprop [--fao-abstract-lines] - Lines of an abstract that room is kept for: 3 in a card, 1 in a list.
 * @cssState idle - Waits for the viewport or for a click.
 * @cssState loading - Asks the network.
 * @cssState ready - Shows what was asked for.
 * @cssState stale - Shows the last good copy, because newer data can't be read.
 * @cssState empty - There is nothing to show.
 * @cssState error - Nothing could be read.
 */
export abstract class CardsElement extends PublicationElement {
  static override styles = [frame, card, cardText, states, scripts, preferences, print];

  readonly #clipping = new Clipping(this);
  readonly #announcements = new Announcements(this);
  /** Identifiers of the items whose whole text is shown; others that come are closed. */
  readonly #opened = new Set<string>();

  constructor() {
    super();
    new KeptFocus(this, () => this.renderRoot.querySelector<HTMLElement>('.cell')!);
  }

  /** Arrangement of each card. @internal */
  protected abstract readonly cardLayout: CardLayout;

  /** What is said of the thing shown. @internal */
  protected abstract chooseWords(local: LocalMessages): Words;

  /** What came, for those who hear of it. @internal */
  protected abstract describeContent(local: LocalMessages): string;

  /** What stands above the cards in every state but that of the author's own content. @internal */
  protected abstract renderHead(local: LocalMessages): unknown;

  /** Puts cards, or their skeletons, into their place. @internal */
  protected abstract arrange(cards: readonly TemplateResult[], waiting?: boolean): unknown;

  /** How many cards room is kept for before they are known. @internal */
  protected abstract readonly expected: number;

  /** Detail of the event that tells that cards are shown. @internal */
  protected abstract readonly loaded: FaoEventMap['fao-load']['detail'];

  protected override announce(): void {
    if (this.shown.length) fire(this, 'fao-load', this.loaded);
    else fire(this, 'fao-empty', {});
  }

  /** What is shown. @internal */
  protected get shown(): readonly ListedItem[] {
    return this.loader.loaded?.content.entries ?? [];
  }

  /** The state in words, for those who hear of it; empty where there is nothing to say. @internal */
  describeState(): string {
    const { state, error, failure, loader, words } = this;
    const local = words.current;
    if (words.isWaiting) return '';
    if (state === 'loading') return local.messages.loading;
    if (state === 'stale') return failure?.describeAge(loader.loaded!, local) ?? '';
    if (!error) return this.describeContent(local);
    return failure?.describeFailure(this, error, local, this.chooseWords(local)) ?? '';
  }

  #toggle({ id }: Item): void {
    if (!this.#opened.delete(id)) this.#opened.add(id);
    this.requestUpdate();
  }

  #retry = (): void => {
    this.#announcements.expect();
    void this.reload();
  };

  #press = (): void => {
    this.#announcements.expect();
    this.loader.start();
  };

  #follow(event: Event, item: Item, followed: FollowedLink): void {
    const { url } = followed;
    const traits = { bubbles: true, cancelable: true };
    const goesOn =
      followed.link === 'download'
        ? fire(this, 'fao-download', { item, url, attachment: followed.attachment }, traits)
        : fire(this, 'fao-click', { item, url, link: followed.link }, traits);
    if (!goesOn) event.preventDefault();
  }

  protected override render(): TemplateResult {
    const local = this.words.current;
    const { isWaiting } = this.words;
    const language = (isWaiting && this.wantedLang) || local.language;
    return html`<div
      class="frame"
      lang=${language}
      dir=${directionOf(language)}
      data-wordless=${isWaiting ? '' : nothing}
    >
      ${this.renderHead(local)}
      <div class="cell">${this.#renderContent(local)}</div>
      <div class="measure"><i></i> <i></i></div>
      <div class="unseen" role="status"></div>
    </div>`;
  }

  #renderContent(local: LocalMessages): unknown {
    const { shown, state, error, failure, loader } = this;
    const { messages } = local;
    const words = this.chooseWords(local);
    if (shown.length) {
      return [
        this.arrange(shown.map((entry, index) => this.#renderEntry(entry, index, local))),
        state === 'stale' ? failure?.showAge(loader.loaded!, local, this.#retry) : nothing,
      ];
    }
    if (state === 'empty') {
      return html`<p class="empty" part="message">
        <slot name="empty"><bdi>${messages.noResults}</bdi></slot>
      </p>`;
    }
    if (error) {
      return (
        failure?.showFailure(this, error, local, words, this.#retry) ??
        html`<slot><bdi>${words.unreachable}</bdi></slot>`
      );
    }
    if (loader.waitsForClick) {
      return html`<slot></slot
        ><button class="action" part="button" @click=${this.#press}>${words.show}</button>`;
    }
    const skeleton = renderSkeleton({ layout: this.cardLayout, lite: this.display.lite });
    // On paper nothing comes any more: the author's own content is printed in the place of the skeletons.
    return [
      this.arrange(Array<TemplateResult>(this.expected).fill(skeleton), true),
      html`<slot class="printed"></slot>`,
    ];
  }

  #renderEntry({ item, reason }: ListedItem, index: number, local: LocalMessages): TemplateResult {
    const context: CardContext = {
      ...local,
      ...this.display,
      layout: this.cardLayout,
      late: !!this.loader.loaded?.content.later,
      expanded: this.#opened.has(item.id),
      clipped: this.#clipping.isClipped(index),
      reason,
      onToggle: () => this.#toggle(item),
      onFollow: (event, followed) => this.#follow(event, item, followed),
    };
    return renderCard(item, context);
  }
}
