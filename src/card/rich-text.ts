import { html, type TemplateResult } from 'lit';
import type { Inline, RichText } from '../core/model/item.js';

/** Renders an abstract: its paragraphs with their marks. It never parses text as HTML. */
export function renderRichText(text: RichText): TemplateResult[] {
  return text.map((paragraph) => html`<p>${paragraph.map(renderRun)}</p>`);
}

function renderRun(run: Inline): unknown {
  if (typeof run === 'string') return run;
  const inner = run.children.map(renderRun);
  switch (run.mark) {
    case 'sub':
      return html`<sub>${inner}</sub>`;
    case 'sup':
      return html`<sup>${inner}</sup>`;
    case 'b':
    case 'strong':
      return html`<strong>${inner}</strong>`;
    default:
      return html`<em>${inner}</em>`;
  }
}
