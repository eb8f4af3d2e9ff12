import { html, nothing, type TemplateResult } from 'lit';
import type { CardContext } from './card-context.js';
import { renderCover } from './cover.js';

/** The card's room before its content is there, with the same boxes as the card itself so that nothing moves when it comes. */
export function renderSkeleton({ layout, lite }: Pick<CardContext, 'layout' | 'lite'>): TemplateResult {
  return html`<div class="card skeleton" part="card" data-layout=${layout} aria-hidden="true">
    <div class="head"><i></i><i></i><i></i></div>
    ${layout === 'compact' ? nothing : html`<div class="rest"><i></i><i></i><i></i></div>`}
    ${lite ? nothing : renderCover(undefined)}
  </div>`;
}
