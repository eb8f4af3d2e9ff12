/* eslint-disable lit-a11y/no-redundant-role -- Safari removes the role of a list without markers */
import { html, nothing, type TemplateResult } from 'lit';
import { OFFICIAL_LANGUAGES } from '../core/languages/official-languages.js';
import type { Item, LanguageVersion } from '../core/model/item.js';
import { nameLanguage } from '../language/language.js';
import type { CardContext } from './card-context.js';
import { renderLink } from './link.js';
import { chooseHreflang, chooseLangAndDir } from './text-language.js';

const RESERVED: readonly LanguageVersion[] = OFFICIAL_LANGUAGES.map((language) => ({
  language,
  attachments: [],
}));

/**
 * Renders the line "Also available in:" with a badge for each language, named in that language; "No results
 * found." where there is none; no line where the languages are unknown. Where the language versions load
 * after the card, it reserves space for a badge of each official language, and keeps that space, so that the
 * text below does not move.
 */
export function renderLanguages(item: Item, context: CardContext): TemplateResult | typeof nothing {
  const { languages } = item;
  const line = languages ? renderLine(item, languages, context) : nothing;
  if (!context.late) return line;
  return html`<div class="late">
    ${line}
    <div aria-hidden="true">${renderLine(item, RESERVED, context)}</div>
  </div>`;
}

function renderLine(
  { language }: Item,
  languages: readonly LanguageVersion[],
  context: CardContext,
): TemplateResult {
  const { messages, showsEdition } = context;
  // Some feeds list a language twice, or the item's own language. Readers can't distinguish badges of the
  // same name.
  const others = languages.filter(
    (version, index) =>
      version.language !== language &&
      index === languages.findIndex((other) => other.language === version.language),
  );
  return html`<div class="languages" part="languages">
    <span>${messages.alsoAvailableIn}</span>
    ${
      others.length
        ? html`<ul role="list">
            ${showsEdition && language ? renderShown(language, messages.shownEdition) : nothing}
            ${others.map((version) => renderBadge(version, context))}
          </ul>`
        : html`<span>${messages.noResults}</span>`
    }
  </div>`;
}

/* An edition without a page links to its file. */
function renderBadge(version: LanguageVersion, context: CardContext): TemplateResult {
  const { language, attachments } = version;
  const url = version.url ?? attachments[0]?.url;
  const name = renderName(language);
  return html`<li>
    ${
      url
        ? renderLink(context, { link: 'language', url }, name, 'badge', chooseHreflang(language))
        : html`<span class="badge" part="badge">${name}</span>`
    }
  </li>`;
}

/* Sighted readers see a check mark from the style sheet; screen readers read the hidden text. */
function renderShown(language: string, text: string): TemplateResult {
  return html`<li>
    <span class="badge" part="badge" aria-current="true"
      >${renderName(language)}<span class="visually-hidden"> ${text}</span></span
    >
  </li>`;
}

function renderName(language: string): TemplateResult {
  const name = nameLanguage(language);
  const { lang, dir } = chooseLangAndDir(language, name);
  return html`<span lang=${lang} dir=${dir}>${name}</span>`;
}
