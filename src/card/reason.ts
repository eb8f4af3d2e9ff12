import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../core/model/item.js';
import type { CardContext } from './card-context.js';
import { markText } from './text-language.js';

/** The line that says why an item is in its list: in the feed's own words, or by what it shares. */
export function renderReason(
  { language }: Item,
  { reason, messages, language: spoken }: CardContext,
): TemplateResult | typeof nothing {
  if (!reason) return nothing;
  if (typeof reason === 'string') {
    return html`<p class="reason" part="reason" lang=${markText(spoken, reason).lang} dir="auto">
      ${reason}
    </p>`;
  }
  const { shares, values } = reason;
  return html`<p class="reason" part="reason">
    ${messages.shares[shares]}
    ${values.map((value, index) => {
      const { lang, dir } = markText(language, value);
      return html`${index ? messages.separator : nothing}<bdi lang=${lang} dir=${dir}>${value}</bdi>`;
    })}
  </p>`;
}
