import { html, nothing, type TemplateResult } from 'lit';
import type { CardContext } from './card-context.js';
import { renderCover } from './cover.js';

/**
 * Renders the skeleton of a card, with the boxes of the card itself, so that nothing moves when the content
 * arrives.
 */
export function renderSkeleton({ layout, lite }: Pick<CardContext, 'layout' | 'lite'>): TemplateResult {
  return html`<div class="card skeleton" part="card" data-layout=${layout} aria-hidden="true">
    <div class="head"><i></i><i></i><i></i></div>
    ${layout === 'compact' ? nothing : html`<div class="rest"><i></i><i></i><i></i></div>`}
    ${lite ? nothing : renderCover(undefined)}
  </div>`;
}
