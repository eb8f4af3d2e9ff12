import { html, type TemplateResult } from 'lit';
import type { Inline, RichText } from '../model/item.js';

/** An abstract as paragraphs with their marks; text stays text. */
export function renderRichText(text: RichText): TemplateResult[] {
  return text.map((paragraph) => html`<p>${paragraph.map(renderRun)}</p>`);
}

/** The text of an abstract, without its paragraphs and marks. */
export function readText(text: RichText): string {
  return text.flatMap((paragraph) => paragraph.map(readRun)).join(' ');
}

function readRun(run: Inline): string {
  return typeof run === 'string' ? run : run.children.map(readRun).join('');
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
