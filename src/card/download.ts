import { html, nothing, type TemplateResult } from 'lit';
import { formatSize, nameFormat } from '../language/formats.js';
import { pluralize } from '../language/plural.js';
import type { Item } from '../core/model/item.js';
import type { CardContext } from './card-context.js';
import { renderLink } from './link.js';
import { renderTopic } from './topic.js';

/* Chromium keeps this space in the name of the link, but drops others between elements. */
const SPACE = '\u00A0';

/** Renders the link to the main file with its format and size, and the number of further files. */
export function renderDownload(item: Item, context: CardContext): TemplateResult | typeof nothing {
  const { messages, language } = context;
  const { attachments, fileCount = attachments.length } = item;
  const [attachment] = attachments;
  if (!attachment) return nothing;
  const { url, mimeType, size } = attachment;
  const facts = [nameFormat(mimeType), size === undefined ? undefined : formatSize(size, language)];
  // Isolated from each other: left-to-right letters before a number would separate it from its unit in a
  // right-to-left line.
  const known = facts
    .filter(Boolean)
    .map((fact, index) => html`${index ? messages.factSeparator : nothing}<bdi>${fact}</bdi>`);
  const content = html`<b>${messages.download}</b
    >${known.length ? SPACE : nothing}${known}${renderTopic(item)}`;
  return html`${renderLink(context, { link: 'download', url, attachment }, content, 'download')}
  ${fileCount > 1 ? html`<span>${pluralize(messages.moreFiles, fileCount - 1, language)}</span>` : nothing}`;
}
