import { html, type TemplateResult } from 'lit';
import { chooseValue } from '../config/attribute-values.js';
import { fillIn } from '../language/fill-in.js';
import type { LocalMessages } from '../language/messages.js';
import type { FaoEventMap } from './events.js';
import { PublicationElement } from './publication-element.js';
import { readSettings, type Settings } from './settings.js';

/**
 * Shows one publication: cover, type and year, title, subtitle, languages, abstract and file.
 *
 * @element fao-item-card
 * @slot heading - A heading of the page above the card.
 * @fires {CustomEvent<{ item: Item }>} fao-load - The card shows the publication. Does not bubble.
 */
export class FaoItemCard extends PublicationElement {
  protected override computeSettings(): Settings {
    const layout = chooseValue(this, 'layout', this.layout, ['row', 'column', 'compact']);
    const settings = readSettings(this);
    return { ...settings, kind: 'card', layout, placeholders: 1, card: { ...settings.card, layout } };
  }

  /** @internal */
  protected override get loadDetail(): FaoEventMap['fao-load']['detail'] {
    return { item: this.item };
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
