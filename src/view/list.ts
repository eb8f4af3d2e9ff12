/* eslint-disable lit-a11y/no-redundant-role -- Safari takes the role from a list without markers */
import { html, nothing, type TemplateResult } from 'lit';

/** What a list says of itself. */
export interface ListHead {
  readonly heading: string;
  readonly description: string;
  /** 1 to 6. */
  readonly headingLevel: number;
}

/** The heading of a list, which the page may word itself, and the line below it. */
export function renderListHead({ heading, description, headingLevel }: ListHead): TemplateResult {
  return html`<div class="list-head">
    <div id="heading" class="heading" part="heading" role="heading" aria-level=${headingLevel}>
      <slot name="heading"><bdi>${heading}</bdi></slot>
    </div>
    <p class="description" part="description">${description}</p>
  </div>`;
}

/**
 * A list of cards.
 * @param cards templates, one an entry
 * @param waiting whether these are skeletons, which say nothing to a screen reader
 */
export function renderList(cards: readonly unknown[], layout: string, waiting = false): TemplateResult {
  return html`<ul
    class="list"
    part="list"
    role="list"
    aria-labelledby="heading"
    data-layout=${layout}
    aria-hidden=${waiting ? 'true' : nothing}
  >
    ${cards.map((card) => html`<li>${card}</li>`)}
  </ul>`;
}
