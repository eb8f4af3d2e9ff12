import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../core/model/item.js';
import type { CardContext } from './card-context.js';
import { chooseLangAndDir } from './text-language.js';

/** Renders the reason why an item is in its list: the feed's own text, or the shared metadata. */
export function renderReason(
  { language }: Item,
  { reason, messages, language: interfaceLanguage }: CardContext,
): TemplateResult | typeof nothing {
  if (!reason) return nothing;
  if (typeof reason === 'string') {
    return html`<p
      class="reason"
      part="reason"
      lang=${chooseLangAndDir(interfaceLanguage, reason).lang}
      dir="auto"
    >
      ${reason}
    </p>`;
  }
  const { shares, values } = reason;
  return html`<p class="reason" part="reason">
    ${messages.shares[shares]}
    ${values.map((value, index) => {
      const { lang, dir } = chooseLangAndDir(language, value);
      return html`${index ? messages.separator : nothing}<bdi lang=${lang} dir=${dir}>${value}</bdi>`;
    })}
  </p>`;
}
