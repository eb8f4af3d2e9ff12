import { html, nothing, type TemplateResult } from 'lit';
import { formatYear, readYear } from '../language/formats.js';
import type { Item } from '../core/model/item.js';
import { toPlainText } from '../core/sanitize/plain-text.js';
import type { CardContext } from './card-context.js';
import { renderCover } from './cover.js';
import { renderDownload } from './download.js';
import { renderLanguages } from './languages.js';
import { renderLink } from './link.js';
import { renderReason } from './reason.js';
import { renderRichText } from './rich-text.js';
import { chooseLangAndDir } from './text-language.js';
import { renderTopic } from './topic.js';

/**
 * Renders a publication as its item page shows it: type and year, title, subtitle, languages, abstract, file,
 * and in a list the reason. Unknown fields take no line.
 */
export function renderCard(item: Item, context: CardContext): TemplateResult {
  const { layout, lite, expanded } = context;
  const { image } = item;
  return html`<article class="card" part="card" data-layout=${layout} data-open=${expanded ? '' : nothing}>
    <div class="head">${renderMeta(item, context)} ${renderTitle(item, context)} ${renderSubtitle(item)}</div>
    ${layout === 'compact' ? nothing : renderDetails(item, context)} ${lite ? nothing : renderCover(image)}
  </article>`;
}

function renderMeta({ type, dateIssued }: Item, { language }: CardContext): TemplateResult | typeof nothing {
  const year = readYear(dateIssued);
  if (!type && !year) return nothing;
  return html`<p class="meta" part="meta">
    ${type ? renderType(type, language) : nothing}${
      year ? html`<time datetime=${year}>${formatYear(year, language)}</time>` : nothing
    }
  </p>`;
}

/* The type is in the feed's language, which can differ from that of the interface. */
function renderType(type: string, language: string): TemplateResult {
  return html`<span lang=${chooseLangAndDir(language, type).lang} dir="auto">${type}</span>`;
}

/* A role, not h1 to h6: the level is set at run time, and a template can't change its tag. */
function renderTitle({ title, url, language }: Item, context: CardContext): TemplateResult {
  const { lang, dir } = chooseLangAndDir(language, title);
  return html`<div
    class="title"
    part="title"
    role="heading"
    aria-level=${context.headingLevel}
    lang=${lang}
    dir=${dir}
  >
    ${url ? renderLink(context, { link: 'title', url }, title) : title}
  </div>`;
}

function renderSubtitle({ subtitle, language }: Item): TemplateResult | typeof nothing {
  if (!subtitle) return nothing;
  const { lang, dir } = chooseLangAndDir(language, subtitle);
  return html`<p class="subtitle" part="subtitle" lang=${lang} dir=${dir}>${subtitle}</p>`;
}

function renderDetails(item: Item, context: CardContext): TemplateResult {
  const { withdrawn, superseded } = item;
  const { messages, layout, expanded, truncated, onToggle } = context;
  const isFull = layout !== 'tile';
  const notice = withdrawn ? messages.withdrawn : superseded && messages.superseded;
  return html`<div class="rest">
    ${isFull ? renderLanguages(item, context) : nothing}
    ${notice ? html`<p class="notice" part="message">${notice}</p>` : nothing}
    ${isFull ? renderAbstract(item) : nothing}
    <div class="foot">
      ${
        truncated || expanded
          ? html`<button class="more" part="button" aria-expanded=${expanded} @click=${onToggle}>
              ${expanded ? messages.showLess : messages.showMore}${renderTopic(item)}
            </button>`
          : nothing
      }
      ${isFull && !withdrawn ? renderDownload(item, context) : nothing} ${renderReason(item, context)}
    </div>
  </div>`;
}

function renderAbstract({ summary, language }: Item): TemplateResult | typeof nothing {
  if (!summary) return nothing;
  const { lang, dir } = chooseLangAndDir(language, toPlainText(summary));
  return html`<div class="clip">
    <div class="abstract" part="abstract" lang=${lang} dir=${dir}>${renderRichText(summary)}</div>
  </div>`;
}
