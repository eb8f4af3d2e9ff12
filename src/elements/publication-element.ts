import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { chooseValue, convertBoolean, readBoolean } from '../controllers/attribute-values.js';
import { findCustomSource, onConfigure, readConfiguration } from '../controllers/configuration.js';
import { ContentLoader, type LoaderHost } from '../controllers/content-loader.js';
import { InterfaceMessages } from '../controllers/interface-messages.js';
import type { Wish } from '../controllers/wish.js';
import { findPageLanguage } from '../controllers/page-language.js';
import { savesData } from '../controllers/save-data.js';
import type { LoadError, WidgetState } from '../model/error.js';
import type { Item } from '../model/item.js';
import type { CardContext } from '../view/card-context.js';
import { fire } from './events.js';
import type * as Failure from './failure.js';

/** Milliseconds one request may take unless the page says otherwise. */
const TIMEOUT = 10_000;
/** Timers take no more than 31 bits of milliseconds. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * What the three elements have in common: the attributes that say where data come from and how they are shown, the state, and asking again.
 */
export abstract class PublicationElement extends LitElement implements LoaderHost {
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

  /** Address of a JSON Feed, a template with `{id}`, or a DSpace REST root. Default: the page's configuration. */
  declare feed: string | undefined;
  /** Which source reads the feed: `json-feed`, `dspace` or a registered name. Default: told from the address. */
  declare source: string | undefined;
  /** A second feed for when the first can't be read. */
  declare fallbackFeed: string | undefined;
  /** Any name of the item, or `auto` for the publication that the page is about. Only a feed of a single item may do without. */
  declare itemName: string | undefined;
  /** Shows the edition in this language where there is one. */
  declare preferLang: string | undefined;
  /** Level of the widget's heading, 1 to 6. Default: 2. */
  declare headingLevel: number | string | undefined;
  /** When data are asked for: `lazy` (near the viewport), `eager` or `click`. */
  declare loading: string | undefined;
  /** Arrangement of the content. */
  declare layout: string | undefined;
  /** `target` of every link. */
  declare linkTarget: string | undefined;
  /** Shows no thumbnails. */
  declare lite: boolean;
  /** Data to show instead of anything from the network. */
  declare data: unknown;

  /** @internal */
  protected readonly loader = new ContentLoader(this);
  /** @internal */
  protected readonly words = new InterfaceMessages(this);
  /** @internal */
  protected readonly internals = this.attachInternals();
  #stopConfigured: (() => void) | undefined;
  #announced: unknown;
  /** @internal */
  protected failure: typeof Failure | undefined;

  constructor() {
    super();
    // Vue writes an attribute without a value as `true` where the property is a boolean, else as "".
    this.lite = false;
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** The publication shown, or that the list is about. Assigning a name has the effect of the attribute `item`. */
  // eslint-disable-next-line @typescript-eslint/related-getter-setter-pairs -- written as text, read as an object, like `style`
  get item(): Item | undefined {
    return this.loader.loaded?.content.item;
  }
  set item(name: string | undefined) {
    this.itemName = name;
  }

  /** What the element does: `idle`, `loading`, `ready`, `stale`, `empty` or `error`. */
  get state(): WidgetState {
    return this.loader.state;
  }

  /** Why there is nothing to show, or nothing newer. */
  get error(): LoadError | undefined {
    return this.loader.error;
  }

  /** @internal */
  get wish(): Wish {
    const page = readConfiguration();
    const source = this.source || page.source;
    return {
      feed: this.feed || page.feed,
      source,
      custom: findCustomSource(source, page),
      fallbackFeed: this.fallbackFeed || page.fallbackFeed,
      name:
        String((this.itemName as string | number | undefined) ?? '')
          .toWellFormed()
          .trim() || undefined,
      preferLang: this.preferLang || page.preferLang,
      timeout: Math.min(page.timeout! > 0 ? page.timeout! : TIMEOUT, LONGEST_TIMEOUT),
      dspaceFields: page.dspaceFields,
      storage: page.storage !== false,
      data: this.data || page.data,
    };
  }

  /** The language that the element or its page asks for; `undefined` where neither does. @internal */
  get wantedLang(): string | undefined {
    return this.lang || readConfiguration().lang || findPageLanguage(this) || undefined;
  }

  /** @internal */
  get loadingMode(): 'lazy' | 'eager' | 'click' {
    return chooseValue(this, 'loading', this.loading || readConfiguration().loading, [
      'lazy',
      'eager',
      'click',
    ]);
  }

  /** Loads what shows failures, before there is one to show. @internal */
  async prepareFailure(): Promise<void> {
    const failure = await import('./failure.js');
    if (this.failure) return;
    this.failure = failure;
    failure.adoptFailureStyles(this.shadowRoot!);
    failure.retryWhenOnline(this);
  }

  /** Waits for the words of the interface, a while. @internal */
  whenSpoken(): Promise<void> {
    return this.words.whenSpoken();
  }

  /** Asks the network anew; resolves when there is a result, also when it is an error. */
  reload(): Promise<void> {
    this.words.renew();
    return this.loader.reload();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopConfigured = onConfigure(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopConfigured?.();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  /** What a card needs to know of its element besides its item. @internal */
  protected get display(): Pick<CardContext, 'headingLevel' | 'lite' | 'linkTarget' | 'showsEdition'> {
    const page = readConfiguration();
    const level = this.headingLevel ?? page.headingLevel;
    return {
      headingLevel: +chooseValue(this, 'heading-level', level, ['2', '1', '3', '4', '5', '6']),
      lite: (readBoolean(this.lite) ?? page.lite === true) || savesData(),
      linkTarget: this.linkTarget || page.linkTarget,
      showsEdition: !!(this.preferLang || page.preferLang),
    };
  }

  /** Fires the event that goes with what is shown. @internal */
  protected abstract announce(): void;

  protected override updated(_changed: PropertyValues): void {
    const { state, error } = this;
    const { states } = this.internals;
    states.clear();
    states.add(state);
    const result = error ?? this.loader.loaded?.content;
    if (state === 'idle' || state === 'loading' || result === this.#announced) return;
    this.#announced = result;
    if (error) {
      this.failure?.reportFailure(this, error);
      fire(this, 'fao-error', { error });
    } else this.announce();
  }
}
