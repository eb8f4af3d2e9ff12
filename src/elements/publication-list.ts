import { nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import {
  chooseValue,
  convertBoolean,
  readBoolean,
  readWholeNumber,
} from '../controllers/attribute-values.js';
import { readConfiguration } from '../controllers/configuration.js';
import type { Wish } from '../controllers/wish.js';
import { fillIn } from '../i18n/fill-in.js';
import type { LocalMessages, Words } from '../i18n/messages.js';
import { pluralize } from '../i18n/plural.js';
import type { Item } from '../model/item.js';
import type { ListedItem, ListName } from '../model/list.js';
import type { CardContext, CardLayout } from '../view/card-context.js';
import { renderList, renderListHead } from '../view/list.js';
import { list } from '../view/styles/list.js';
import { CardsElement } from './cards-element.js';
import type { FaoEventMap } from './events.js';
import type { watchCards } from './list-impressions.js';

/** How many items a list has unless told, as on the repository's item page. */
const MAX = 3;
/** Most cards that room is kept for before they are known. */
const MOST_EXPECTED = 12;

/** The arrangement of a card in each layout of a list. */
const CARD_LAYOUTS = { list: 'row', grid: 'tile', compact: 'compact' } as const;

/**
 * What the two lists have in common.
 *
 * @slot heading - Replaces the text of the heading.
 * @fires {CustomEvent<{ items: readonly Item[] }>} fao-load - The publications are shown. Does not bubble.
 * @fires {CustomEvent<{ seed: Item, item: Item, rank: number, count: number, list: string, algorithm: string }>} fao-impression - Half of a card was visible for a second, once a card. Bubbles.
 * @csspart heading - Heading of the list.
 * @csspart description - Line below the heading.
 * @csspart list - The list element.
 * @csspart reason - Why an item is in the list.
 * @cssState concealed - Takes no room: `hide-when-empty` is set, and there is nothing to show or it is not known yet.
 */
export abstract class PublicationList extends CardsElement {
  static override styles = [...CardsElement.styles, list];

  static override properties: PropertyDeclarations = {
    max: {},
    exclude: {},
    pinned: {},
    hideWhenEmpty: { attribute: 'hide-when-empty', converter: convertBoolean },
  };

  /** How many items at most. Default: 3. */
  declare max: number | string | undefined;
  /** Names of items that are never shown, separated by spaces. */
  declare exclude: string | undefined;
  /** Names of items that are shown first, in this order, separated by spaces. */
  declare pinned: string | undefined;
  /** Takes no room while there is nothing to show, and until that is known. */
  declare hideWhenEmpty: boolean;

  #watchCards: typeof watchCards | undefined;
  /** Whether the element was shown for an error; it stays while the reader tries again. */
  #revealed = false;

  constructor() {
    super();
    this.hideWhenEmpty = false;
  }

  /** Which list of the item is shown. @internal */
  protected abstract readonly listName: ListName;

  /** The publications shown. */
  get items(): readonly Item[] {
    return this.shown.map(({ item }) => item);
  }

  /** The publications shown, each with the reason why and how it came into the list. */
  get entries(): readonly ListedItem[] {
    return this.shown;
  }

  /** @internal */
  override get wish(): Wish {
    return {
      ...super.wish,
      list: this.listName,
      readerLang: this.preferLang || readConfiguration().preferLang || this.wantedLang,
      max: this.#most,
      exclude: this.exclude,
      pinned: this.pinned,
    };
  }

  /** @internal */
  protected override get cardLayout(): CardLayout {
    return CARD_LAYOUTS[this.#listLayout];
  }

  /** @internal */
  protected override get expected(): number {
    return Math.min(this.#most, MOST_EXPECTED);
  }

  /** @internal */
  protected override get display(): Pick<
    CardContext,
    'headingLevel' | 'lite' | 'linkTarget' | 'showsEdition'
  > {
    const { headingLevel, ...display } = super.display;
    return { ...display, headingLevel: Math.min(headingLevel + 1, 6) };
  }

  get #isConcealed(): boolean {
    const { state, shown, loader } = this;
    if (!readBoolean(this.hideWhenEmpty) || shown.length || loader.waitsForClick) return false;
    return state !== 'error' && !(state === 'loading' && this.#revealed);
  }

  get #most(): number {
    return readWholeNumber(this, 'max', this.max, MAX);
  }

  get #ownHeading(): Element | null {
    return this.querySelector(':scope > [slot=heading]');
  }

  get #listLayout(): keyof typeof CARD_LAYOUTS {
    return chooseValue(this, 'layout', this.layout, ['list', 'grid', 'compact']);
  }

  /** The texts above the list. @internal */
  protected abstract nameList(local: LocalMessages): { heading: string; description: string };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watchCards?.(this, this.listName);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.state !== 'loading') this.#revealed = this.state === 'error';
    super.updated(changed);
    if (this.#isConcealed) this.internals.states.add('concealed');
    if (this.shown.length) void this.#countImpressions();
  }

  async #countImpressions(): Promise<void> {
    try {
      this.#watchCards ??= (await import('./list-impressions.js')).watchCards;
    } catch {
      // What only counts may be missing where the line is down.
    }
    this.#watchCards?.(this, this.listName);
  }

  /** @internal */
  protected override get loaded(): FaoEventMap['fao-load']['detail'] {
    return { items: this.items };
  }

  protected override chooseWords({ messages }: LocalMessages): Words {
    return messages.list;
  }

  protected override describeContent(local: LocalMessages): string {
    const { messages, language } = local;
    const { length } = this.items;
    const label = this.#ownHeading?.textContent.trim() || this.nameList(local).heading;
    const text = length ? pluralize(messages.publications, length, language) : messages.noResults;
    return fillIn(messages.labelled, { label, text });
  }

  protected override renderHead(local: LocalMessages): TemplateResult | typeof nothing {
    // An author's own content brings its own heading, unless there is one in the slot.
    const isReplaced = this.error && !this.shown.length && this.failure?.hasFallbackContent(this);
    if (isReplaced && !this.#ownHeading) return nothing;
    return renderListHead({ ...this.nameList(local), headingLevel: super.display.headingLevel });
  }

  protected override arrange(cards: readonly TemplateResult[], waiting = false): TemplateResult {
    return renderList(cards, this.#listLayout, waiting);
  }
}
