import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { Announcements } from '../a11y/announcements.js';
import { FocusRestore } from '../a11y/focus-restore.js';
import type { CardContext, FollowedLink } from '../card/card-context.js';
import { renderCard } from '../card/card.js';
import { renderSkeleton } from '../card/skeleton.js';
import { Truncation } from '../card/truncation.js';
import { convertBoolean } from '../config/attribute-values.js';
import { onConfigure } from '../config/configuration.js';
import type { LoadError, WidgetState } from '../core/model/error.js';
import type { Item } from '../core/model/item.js';
import type { ListedItem } from '../core/model/list.js';
import { InterfaceMessages } from '../language/interface-messages.js';
import { chooseDirection } from '../language/language.js';
import type { LocalMessages } from '../language/messages.js';
import { ContentLoader, type LoaderHost } from '../loading/content-loader.js';
import type { failureView } from '../parts/failure.js';
import { fire, type FaoEventMap } from './events.js';
import type { Settings } from './settings.js';
import { cardStyles } from '../card/card-styles.js';
import { textStyles } from '../card/text-styles.js';
import { frame } from './styles/frame.js';
import { preferences } from './styles/preferences.js';
import { print } from './styles/print.js';
import { scripts } from './styles/scripts.js';
import { states } from './styles/states.js';

/**
 * The base of the three elements: it loads publications and shows them as cards, in each state.
 *
 * @attr {string} lang - Language of the interface. Default: the nearest `lang` in the page, else `en`.
 * @slot - Fallback content: shown without JavaScript, when loading fails, and on paper until there is
 *   content. White space and empty paragraphs do not count.
 * @slot empty - Replaces "No results found." where there is nothing to show.
 * @fires {CustomEvent<{}>} fao-empty - There is nothing to show. Does not bubble.
 * @fires {CustomEvent<{ error: LoadError }>} fao-error - Nothing could be shown, or nothing newer. Does not
 *   bubble.
 * @fires {CustomEvent<{ item: Item, url: string, link: string }>} fao-click - The reader follows the title or
 *   a language. Bubbles, can be cancelled.
 * @fires {CustomEvent<{ item: Item, url: string, attachment: Attachment }>} fao-download - The reader follows
 *   the link to the file. Bubbles, can be cancelled.
 * @csspart card - One card.
 * @csspart cover - Thumbnail or placeholder.
 * @csspart meta - Line of type and year.
 * @csspart title - Heading of a card.
 * @csspart subtitle - Subtitle.
 * @csspart languages - Line "Also available in:".
 * @csspart badge - One language.
 * @csspart abstract - Abstract.
 * @csspart button - "Show more", "Try again", and the button of `loading="click"`.
 * @csspart download - Link to the file.
 * @csspart message - Message of a state, of a withdrawn item, and of an older version.
 * @cssprop [--fao-font-size=1em] - Text size, from which all other sizes derive.
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
 * @cssprop [--fao-abstract-lines] - Reserved lines of an abstract: 3 in a card, 1 in a list.
 * @cssState idle - Waits for the viewport or for a click.
 * @cssState loading - Loads content.
 * @cssState ready - Shows the content.
 * @cssState stale - Shows the last good content from the cache, because newer content can't be loaded.
 * @cssState empty - There is nothing to show.
 * @cssState error - Loading failed.
 */
export abstract class PublicationElement extends LitElement implements LoaderHost {
  static override styles = [frame, cardStyles, textStyles, states, scripts, preferences, print];

  static override properties: PropertyDeclarations = {
    feed: {},
    source: {},
    fallbackFeed: { attribute: 'fallback-feed' },
    itemName: { attribute: 'item' },
    preferLang: { attribute: 'prefer-lang' },
    headingLevel: { attribute: 'heading-level' },
    loading: {},
    layout: {},
    linkTarget: { attribute: 'link-target' },
    lite: { converter: convertBoolean },
    data: { attribute: false },
    // Its accessor is below; named here so that a value set before the upgrade goes through it.
    item: { attribute: false, noAccessor: true },
  };

  /** URL of a JSON Feed, a template with `{id}`, or a DSpace REST root. Default: the page's configuration. */
  declare feed: string | undefined;
  /** Source that reads the feed: `json-feed`, `dspace` or a registered name. Default: depends on the URL. */
  declare source: string | undefined;
  /** A second feed, for when the first can't be read. */
  declare fallbackFeed: string | undefined;
  /** Identifier of the item, or `auto` for the publication of the page. Optional for a feed of one item. */
  declare itemName: string | undefined;
  /** Shows the edition in this language where there is one. */
  declare preferLang: string | undefined;
  /** Level of the widget's heading, 1 to 6. Default: 2. */
  declare headingLevel: number | string | undefined;
  /** When the content loads: `lazy` (in the viewport), `eager` or `click`. */
  declare loading: string | undefined;
  /** Arrangement of the content. */
  declare layout: string | undefined;
  /** `target` of every link. */
  declare linkTarget: string | undefined;
  /** Shows no thumbnails. */
  declare lite: boolean;
  /** Data to show instead of a feed. */
  declare data: unknown;

  /** @internal */
  protected readonly loader = new ContentLoader(this);
  /** @internal */
  protected readonly localization = new InterfaceMessages(this);
  /** @internal */
  protected readonly internals = this.attachInternals();
  /** The part that shows failures; absent until the first failure. @internal */
  protected failure: typeof failureView | undefined;
  /** @internal */
  protected currentSettings: Settings | undefined;
  readonly #truncation = new Truncation(this);
  readonly #announcements = new Announcements(this);
  /** Identifiers of the items that show their whole text. */
  readonly #expanded = new Set<string>();
  #stopConfigured: (() => void) | undefined;
  /** The content or failure of the last event. */
  #reported: unknown;

  constructor() {
    super();
    new FocusRestore(this, () => this.renderRoot.querySelector<HTMLElement>('.cell')!);
    // Vue writes an attribute without a value as `true` where the property is a boolean, else as "".
    this.lite = false;
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** The publication of the card, or the one that the list is about. Assigning to it sets `itemName`. */
  // eslint-disable-next-line @typescript-eslint/related-getter-setter-pairs -- like `style`
  get item(): Item | undefined {
    return this.loader.loaded?.content.item;
  }
  set item(name: string | undefined) {
    this.itemName = name;
  }

  /** State of the element: `idle`, `loading`, `ready`, `stale`, `empty` or `error`. */
  get state(): WidgetState {
    return this.loader.state;
  }

  /** Why there is nothing to show, or nothing newer. */
  get error(): LoadError | undefined {
    return this.loader.error;
  }

  /** Loads again, bypassing responses in memory; resolves when there is content or a failure. */
  reload(): Promise<void> {
    this.invalidateSettings();
    this.localization.retry();
    return this.loader.reload();
  }

  /** Settings, computed once per update. @internal */
  get settings(): Settings {
    return (this.currentSettings ??= this.computeSettings());
  }

  /** Requests an update with the present configuration and language of the page. @internal */
  invalidateSettings(): void {
    this.currentSettings = undefined;
    this.requestUpdate();
  }

  /** Loads the part that shows failures. @internal */
  async prepareFailure(): Promise<void> {
    const failureView = (await import('../parts/failure.js')).failureView;
    if (!this.failure) failureView.prepareElement(this);
    this.failure = failureView;
  }

  /** Resolves when the messages in the element's language are loaded, or at the timeout. @internal */
  whenLocalized(): Promise<void> {
    return this.localization.whenLocalized();
  }

  /** Returns the state as a sentence for screen readers; empty where there is nothing to say. @internal */
  describeState(): string {
    const { state, error, failure, loader, localization, settings } = this;
    const local = localization.current;
    if (localization.isWaiting) return '';
    if (state === 'loading') return local.messages.loading;
    if (state === 'stale') return failure?.describeAge(loader.loaded!, local) ?? '';
    if (!error) return this.describeContent(local);
    return failure?.describeFailure(this, error, local, settings.kind) ?? '';
  }

  /* Code that sets a property may read the state before the update. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    if (change[0]) this.currentSettings = undefined;
    super.requestUpdate(...change);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopConfigured = onConfigure(() => this.invalidateSettings());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopConfigured?.();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.invalidateSettings();
  }

  /* The page may change its configuration without a call, such as by a JSON block that is parsed late. */
  protected override performUpdate(): void {
    this.currentSettings = undefined;
    super.performUpdate();
  }

  protected override updated(_changed: PropertyValues): void {
    const { state, error } = this;
    const { states } = this.internals;
    states.clear();
    states.add(state);
    const result = error ?? this.loader.loaded?.content;
    if (state === 'idle' || state === 'loading' || result === this.#reported) return;
    this.#reported = result;
    if (error) {
      this.failure?.logFailure(this, error);
      fire(this, 'fao-error', { error });
    } else if (this.shown.length) fire(this, 'fao-load', this.loadDetail);
    else fire(this, 'fao-empty', {});
  }

  /** @internal */
  protected abstract computeSettings(): Settings;

  /** The entries of the element. @internal */
  protected get shown(): readonly ListedItem[] {
    return this.loader.loaded?.content.entries ?? [];
  }

  /** Detail of the event `fao-load`. @internal */
  protected abstract readonly loadDetail: FaoEventMap['fao-load']['detail'];

  /** Returns the content as a sentence for screen readers. @internal */
  protected abstract describeContent(local: LocalMessages): string;

  #toggle({ id }: Item): void {
    if (!this.#expanded.delete(id)) this.#expanded.add(id);
    this.requestUpdate();
  }

  #retry = (): void => {
    this.#announcements.expect();
    void this.reload();
  };

  #start = (): void => {
    this.#announcements.expect();
    this.loader.start();
  };

  #follow(event: Event, item: Item, followed: FollowedLink): void {
    const { url } = followed;
    const options = { bubbles: true, cancelable: true };
    const isFollowed =
      followed.link === 'download'
        ? fire(this, 'fao-download', { item, url, attachment: followed.attachment }, options)
        : fire(this, 'fao-click', { item, url, link: followed.link }, options);
    if (!isFollowed) event.preventDefault();
  }

  protected override render(): TemplateResult {
    const { current: local, isWaiting } = this.localization;
    const language = (isWaiting && this.settings.lang) || local.language;
    return html`<div
      class="frame"
      lang=${language}
      dir=${chooseDirection(language)}
      data-localizing=${isWaiting ? '' : nothing}
    >
      ${this.renderHead(local)}
      <div class="cell">${this.#renderContent(local)}</div>
      <div class="measure"><i></i> <i></i></div>
      <div class="visually-hidden" role="status"></div>
    </div>`;
  }

  /** Renders the content above the cards. @internal */
  protected abstract renderHead(local: LocalMessages): unknown;

  /** Arranges cards, or skeletons. @internal */
  protected abstract arrange(cards: readonly TemplateResult[], isSkeleton?: boolean): unknown;

  #renderContent(local: LocalMessages): unknown {
    const { shown, state, error, failure, loader, settings } = this;
    const { messages } = local;
    const { kind } = settings;
    if (shown.length) {
      return [
        this.arrange(shown.map((entry, index) => this.#renderEntry(entry, index, local))),
        state === 'stale' ? failure?.renderAge(loader.loaded!, local, this.#retry) : nothing,
      ];
    }
    if (state === 'empty') {
      return html`<p class="empty" part="message">
        <slot name="empty"><bdi>${messages.noResults}</bdi></slot>
      </p>`;
    }
    if (error) {
      return (
        failure?.renderFailure(this, error, local, kind, this.#retry) ??
        html`<slot><bdi>${messages[kind].unreachable}</bdi></slot>`
      );
    }
    if (loader.waitsForClick) {
      return html`<slot></slot
        ><button class="action" part="button" @click=${this.#start}>${messages[kind].show}</button>`;
    }
    const skeletons = Array<TemplateResult>(settings.placeholders).fill(renderSkeleton(settings.card));
    // On paper, the author's own content replaces the skeletons, since nothing loads there any more.
    return [this.arrange(skeletons, true), html`<slot class="printed"></slot>`];
  }

  #renderEntry({ item, reason }: ListedItem, index: number, local: LocalMessages): TemplateResult {
    const context: CardContext = {
      ...local,
      ...this.settings.card,
      late: !!this.loader.loaded?.content.later && !this.loader.loaded.content.isRare,
      expanded: this.#expanded.has(item.id),
      truncated: this.#truncation.isTruncated(index),
      reason,
      onToggle: () => this.#toggle(item),
      onFollow: (event, followed) => this.#follow(event, item, followed),
    };
    return renderCard(item, context);
  }
}
