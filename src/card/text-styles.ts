import { css } from 'lit';

/** Text and controls of a card. */
export const textStyles = css`
  .meta {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .meta > * + *::before {
    content: '·';
    content: '·' / '';
    margin-inline: 0.6em;
  }
  .title {
    font-size: 1.1875em;
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  [data-layout='compact'] .title {
    font-size: 0.9375em;
  }
  .subtitle {
    margin-block-start: 0.15em;
    color: var(--_muted);
  }
  [data-layout='compact'] .subtitle {
    font-size: 0.875em;
  }
  /*
   * Aligned with the cover, whatever the direction of their text. Chromium supports only the prefixed value.
   */
  .title,
  .subtitle {
    text-align: match-parent;
    text-align: -webkit-match-parent;
  }
  .title,
  .subtitle {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--_title);
    overflow: hidden;
  }
  .subtitle {
    -webkit-line-clamp: 2;
  }
  /* The link extends over the cover, but not over text that readers may want to select. */
  .title a::after {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: var(--_cover);
    max-inline-size: 100%;
    aspect-ratio: 1 / 1.414;
  }
  .card:not(:has(.cover)) .title a::after {
    content: none;
  }
  .title a:focus-visible {
    outline-offset: -2px;
  }
  .languages,
  .languages ul,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3em 0.45em;
  }
  .languages {
    margin-block-start: 0.5em;
    color: var(--_muted);
    font-size: 0.875em;
  }
  .late {
    display: grid;
  }
  .late > * {
    grid-area: 1 / 1;
    align-self: start;
  }
  .late [aria-hidden] {
    visibility: hidden;
  }
  .late [aria-hidden] .badge {
    padding-inline: 0.7em;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    min-block-size: max(1.75em, var(--_target));
    padding-inline: 0.7em;
    border: 1px solid var(--_line);
    border-radius: 1em;
    color: inherit;
    line-height: 1.4;
  }
  a.badge > span {
    color: var(--_link);
  }
  span.badge {
    border-color: transparent;
    padding-inline: 0.2em;
  }
  .badge[aria-current],
  a.badge:hover {
    background: var(--_tint);
    text-decoration: none;
  }
  .badge[aria-current] {
    padding-inline: 0.7em;
  }
  .badge[aria-current]::before {
    content: '✓ ';
    content: '✓ ' / '';
    white-space: pre;
  }
  .clip {
    flex: 1 0 var(--_lines);
    block-size: 0;
    margin-block-start: 0.6em;
    overflow: hidden;
  }
  /* The notice takes lines of the abstract, so that the card keeps the height of its skeleton. */
  .notice + .clip {
    flex-basis: var(--_step);
  }
  .abstract {
    font-size: 0.9375em;
    line-height: calc(var(--_leading) + 0.05);
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--_fit);
    overflow: hidden;
  }
  .foot {
    margin-block-start: 0.5em;
    column-gap: 1.2em;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .clip ~ .foot {
    min-block-size: max(1.75em, var(--_target));
  }
  .download {
    padding-block: max(0.2em, (var(--_target) - 1lh) / 2);
    display: inline-block;
    color: inherit;
  }
  .download b {
    font-weight: 550;
    color: var(--_link);
  }
  .more {
    min-block-size: var(--_target);
    padding: 0.2em 0;
    border: 0;
  }
  .abstract p + p {
    text-indent: 1.5em;
  }
  [data-open] :is(.title, .subtitle, .abstract) {
    -webkit-line-clamp: none;
  }
  [data-open] .clip {
    flex-basis: auto;
    block-size: auto;
  }
  [data-open] .abstract p + p {
    margin-block-start: 0.6em;
    text-indent: 0;
  }
`;
