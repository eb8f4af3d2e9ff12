import { html, nothing, type TemplateResult } from 'lit';
import { formatSize, nameFormat } from '../language/formats.js';
import { pluralize } from '../language/plural.js';
import type { Item } from '../core/model/item.js';
import type { CardContext } from './card-context.js';
import { renderLink } from './link.js';
import { renderTopic } from './topic.js';

/* One that Chromium does not leave out of the link's name, as it does others between elements. */
const SPACE = '\u00A0';

/** The link to the main file, with format and size before the click, and how many more files the item has. */
export function renderDownload(item: Item, context: CardContext): TemplateResult | typeof nothing {
  const { messages, language } = context;
  const [attachment, ...more] = item.attachments;
  if (!attachment) return nothing;
  const { url, mimeType, size } = attachment;
  const facts = [nameFormat(mimeType), size === undefined ? undefined : formatSize(size, language)];
  // Each by itself: between letters from left to right, a number would leave its unit in a line from right to left.
  const known = facts
    .filter(Boolean)
    .map((fact, index) => html`${index ? messages.factSeparator : nothing}<bdi>${fact}</bdi>`);
  const content = html`<b>${messages.download}</b
    >${known.length ? SPACE : nothing}${known}${renderTopic(item)}`;
  return html`${renderLink(context, { link: 'download', url, attachment }, content, 'download')}
  ${more.length ? html`<span>${pluralize(messages.moreFiles, more.length, language)}</span>` : nothing}`;
}
