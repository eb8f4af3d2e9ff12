import { html, type TemplateResult } from 'lit';
import type { Item } from '../core/model/item.js';
import { chooseLangAndDir } from './text-language.js';

/**
 * Renders the title after the label of a control, for screen reader users who read its name alone: a page can
 * have many controls with the same label. It follows the visible label, so that speech input works (WCAG 2.2,
 * 2.5.3).
 */
export function renderTopic({ title, language }: Item): TemplateResult {
  const { lang, dir } = chooseLangAndDir(language, title);
  return html`<span class="visually-hidden" lang=${lang} dir=${dir}> – ${title}</span>`;
}
