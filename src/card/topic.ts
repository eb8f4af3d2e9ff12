import { html, type TemplateResult } from 'lit';
import type { Item } from '../core/model/item.js';
import { markText } from './text-language.js';

/**
 * The title after the words of a control, for those who hear its name alone: a page has many of the same name. It comes after what is seen, so
 * that the control can be called by that (WCAG 2.2, 2.5.3).
 */
export function renderTopic({ title, language }: Item): TemplateResult {
  const { lang, dir } = markText(language, title);
  return html`<span class="visually-hidden" lang=${lang} dir=${dir}> – ${title}</span>`;
}
