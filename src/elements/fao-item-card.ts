import { html, type TemplateResult } from 'lit';
import { chooseValue } from '../controllers/attribute-values.js';
import { fillIn } from '../i18n/fill-in.js';
import type { LocalMessages, Words } from '../i18n/messages.js';
import type { CardLayout } from '../view/card-context.js';
import { CardsElement } from './cards-element.js';
import type { FaoEventMap } from './events.js';

/**
 * Shows one publication: cover, type and year, title, subtitle, languages, abstract and file.
 *
 * @element fao-item-card
 * @slot heading - A heading of the page's own above the card.
 * @fires {CustomEvent<{ item: Item }>} fao-load - The publication is shown. Does not bubble.
 */
export class FaoItemCard extends CardsElement {
  /** @internal */
  protected override readonly expected = 1;

  /** @internal */
  protected override get cardLayout(): CardLayout {
    return chooseValue(this, 'layout', this.layout, ['row', 'column', 'compact']);
  }

  /** @internal */
  protected override get loaded(): FaoEventMap['fao-load']['detail'] {
    return { item: this.item };
  }

  protected override chooseWords({ messages }: LocalMessages): Words {
    return messages.card;
  }

  protected override describeContent({ messages }: LocalMessages): string {
    const text = this.item?.title;
    return text ? fillIn(messages.labelled, { label: messages.loaded, text }) : messages.noResults;
  }

  protected override renderHead(): TemplateResult {
    return html`<slot name="heading"></slot>`;
  }

  protected override arrange(cards: readonly TemplateResult[]): unknown {
    return cards;
  }
}
