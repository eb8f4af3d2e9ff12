import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../model/item.js';
import type { CardContext } from './card-context.js';
import { dirOf, langOf } from './text-language.js';

/** The line that says why an item is in its list: in the feed's own words, or by what it shares. */
export function renderReason(
  { language }: Item,
  { reason, messages }: CardContext,
): TemplateResult | typeof nothing {
  if (!reason) return nothing;
  if (typeof reason === 'string') return html`<p class="reason" part="reason" dir="auto">${reason}</p>`;
  const { shares, values } = reason;
  return html`<p class="reason" part="reason">
    ${messages.shares[shares]}
    <bdi lang=${langOf(language)} dir=${dirOf(language)}>${values.join(messages.separator)}</bdi>
  </p>`;
}
