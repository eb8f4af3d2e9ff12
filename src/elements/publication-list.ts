import { nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { chooseValue, convertBoolean, readBoolean, readWholeNumber } from '../config/attribute-values.js';
import type { Item } from '../core/model/item.js';
import type { ListedItem, ListName } from '../core/model/list.js';
import { fillIn } from '../language/fill-in.js';
import type { LocalMessages } from '../language/messages.js';
import { pluralize } from '../language/plural.js';
import { renderList, renderListHead } from '../list/list.js';
import type { watchCards } from '../parts/list.js';
import { fire, type FaoEventMap } from './events.js';
import { PublicationElement } from './publication-element.js';
import { listStyles } from '../list/list-styles.js';
import { readSettings, type Settings } from './settings.js';

/** Default number of items, as on the repository's item page. */
const DEFAULT_MAX = 3;
/** Maximum number of skeletons. */
const MAX_PLACEHOLDERS = 12;

/** Arrangement of a card in each layout of a list. */
const CARD_LAYOUTS = { list: 'row', grid: 'tile', compact: 'compact' } as const;

/** Options of a list element: the list that it shows, and its messages. */
export interface ListOptions {
  readonly list: ListName;
  readonly heading: 'relatedItems' | 'alsoDownloaded';
}

/**
 * The base of the two lists.
 *
 * @slot heading - Replaces the text of the heading.
 * @fires {CustomEvent<{ items: readonly Item[] }>} fao-load - The list shows its publications. Does not
 *   bubble.
 * @fires {CustomEvent<
 * { seed: Item, item: Item, rank: number, count: number, list: string, algorithm: string }>} fao-impression
 *   - Half of a card was visible for a second, once per card. Bubbles.
 * @csspart heading - Heading of the list.
 * @csspart description - Line below the heading.
 * @csspart list - The list element.
 * @csspart reason - Why an item is in the list.
 * @cssState concealed - Takes no space: `hide-when-empty` is set, and there is nothing to show, or not yet.
 */
export abstract class PublicationList extends PublicationElement {
  static override styles = [...PublicationElement.styles, listStyles];

  static override properties: PropertyDeclarations = {
    max: {},
    exclude: {},
    pinned: {},
    hideWhenEmpty: { attribute: 'hide-when-empty', converter: convertBoolean },
  };

  /** Maximum number of items. Default: 3. */
  declare max: number | string | undefined;
  /** Identifiers of items that the list never shows, separated by spaces. */
  declare exclude: string | undefined;
  /** Identifiers of items that the list shows first, in this order, separated by spaces. */
  declare pinned: string | undefined;
  /** Takes no space while there is nothing to show, and until that is known. */
  declare hideWhenEmpty: boolean;

  #watchCards: typeof watchCards | undefined;
  /** Whether the element is visible because of an error; it stays visible during the retry. */
  #isRevealed = false;

  constructor() {
    super();
    this.hideWhenEmpty = false;
  }

  /** @internal */
  protected abstract readonly options: ListOptions;

  /** The publications of the list. */
  get items(): readonly Item[] {
    return this.shown.map(({ item }) => item);
  }

  /** The publications of the list, each with its reason and how it came into the list. */
  get entries(): readonly ListedItem[] {
    return this.shown;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#updateImpressions();
  }

  protected override updated(changed: PropertyValues): void {
    if (this.state !== 'loading') this.#isRevealed = this.state === 'error';
    super.updated(changed);
    if (this.#isConcealed) this.internals.states.add('concealed');
    if (this.shown.length) void this.#countImpressions();
  }

  protected override computeSettings(): Settings {
    const { request, headingLevel, card, ...settings } = readSettings(this);
    const layout = chooseValue(this, 'layout', this.layout, ['list', 'grid', 'compact']);
    const max = readWholeNumber(this, 'max', this.max, DEFAULT_MAX);
    return {
      ...settings,
      kind: 'list',
      request: {
        ...request,
        list: this.options.list,
        readerLang: request.preferLang || settings.lang,
        max,
        exclude: this.exclude,
        pinned: this.pinned,
      },
      headingLevel,
      layout,
      card: { ...card, headingLevel: Math.min(headingLevel + 1, 6), layout: CARD_LAYOUTS[layout] },
      placeholders: Math.min(max, MAX_PLACEHOLDERS),
    };
  }

  get #isConcealed(): boolean {
    const { state, shown, loader } = this;
    if (!readBoolean(this.hideWhenEmpty) || shown.length || loader.waitsForClick) return false;
    return state !== 'error' && !(state === 'loading' && this.#isRevealed);
  }

  get #slottedHeading(): Element | null {
    return this.querySelector(':scope > [slot=heading]');
  }

  async #countImpressions(): Promise<void> {
    try {
      this.#watchCards ??= (await import('../parts/list.js')).watchCards;
    } catch {
      // Without a network the part can't be loaded, and nothing is counted.
    }
    this.#updateImpressions();
  }

  #updateImpressions(): void {
    const { list } = this.options;
    this.#watchCards?.(this, (detail) =>
      fire(this, 'fao-impression', { ...detail, list }, { bubbles: true }),
    );
  }

  /** @internal */
  protected override get loadDetail(): FaoEventMap['fao-load']['detail'] {
    return { items: this.items };
  }

  protected override describeContent({ messages, language }: LocalMessages): string {
    const { length } = this.items;
    const label = this.#slottedHeading?.textContent.trim() || messages[this.options.heading];
    const text = length ? pluralize(messages.publications, length, language) : messages.noResults;
    return fillIn(messages.labelled, { label, text });
  }

  protected override renderHead({ messages }: LocalMessages): TemplateResult | typeof nothing {
    // The author's fallback content has its own heading, unless there is one in the slot.
    const isReplaced = this.error && !this.shown.length && this.failure?.hasFallbackContent(this);
    if (isReplaced && !this.#slottedHeading) return nothing;
    const { heading } = this.options;
    const { headingLevel } = this.settings;
    return renderListHead(messages[heading], messages[`${heading}Description`], headingLevel);
  }

  protected override arrange(cards: readonly TemplateResult[], isSkeleton = false): TemplateResult {
    return renderList(cards, this.settings.layout, isSkeleton);
  }
}
