/* eslint-disable lit-a11y/no-redundant-role -- Safari removes the role of a list without markers */
import { html, nothing, type TemplateResult } from 'lit';

/**
 * Renders the heading of a list, which the page can replace, and the line below it.
 * @param headingLevel 1 to 6
 */
export function renderListHead(heading: string, description: string, headingLevel: number): TemplateResult {
  return html`<div class="list-head">
    <div id="heading" class="heading" part="heading" role="heading" aria-level=${headingLevel}>
      <slot name="heading"><bdi>${heading}</bdi></slot>
    </div>
    <p class="description" part="description">${description}</p>
  </div>`;
}

/**
 * Renders a list of cards.
 * @param cards one template per entry
 * @param isSkeleton whether these are skeletons, which screen readers skip
 */
export function renderList(cards: readonly unknown[], layout: string, isSkeleton = false): TemplateResult {
  return html`<ul
    class="list"
    part="list"
    role="list"
    aria-labelledby="heading"
    data-layout=${layout}
    aria-hidden=${isSkeleton ? 'true' : nothing}
  >
    ${cards.map((card) => html`<li>${card}</li>`)}
  </ul>`;
}
