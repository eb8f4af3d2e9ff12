import { css } from 'lit';

/**
 * Boxes of a card. A closed card is as high as its skeleton at the same width, whatever its content:
 * `--_size`. The abstract takes the remaining lines. So nothing moves when the content arrives. The heights
 * fit the fullest cards of the demo feed (titles of seven lines, six languages); the tests in
 * test/elements/layout-shift.ts check this.
 */
export const cardStyles = css`
  .card {
    --_cover: var(--fao-cover-width, 6.75em);
    --_lines: calc(var(--fao-abstract-lines, 3) * var(--_step));
    --_row: 12.2em;
    --_column: 28.4em;
    --_badges: 1;
    --_spare: calc((var(--_badges) + 1) * var(--_reach));
    --_size: calc(var(--_row) * var(--_stretch) + var(--_lines) + var(--_spare));
    --_title: 2;
    position: relative;
    display: grid;
    grid-template: 'cover head' auto 'cover rest' 1fr / var(--_cover) minmax(0, 1fr);
    column-gap: var(--fao-gap, 1.25em);
    min-block-size: var(--_size);
  }
  .head {
    grid-area: head;
  }
  .rest {
    grid-area: rest;
    display: flex;
    flex-direction: column;
  }
  .cover {
    grid-area: cover;
    align-self: start;
    /* Clicks go to the link of the title, which extends below the cover. */
    pointer-events: none;
    position: relative;
    aspect-ratio: 1 / 1.414;
    border-radius: var(--fao-radius, 0.1875em);
    overflow: hidden;
    background: var(--_fill);
    box-shadow:
      0 0 0 1px var(--_line),
      0 2px 6px rgb(0 0 0 / 0.12);
  }
  .cover > * {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
  }
  .cover img {
    object-fit: cover;
  }
  .cover svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 2.2;
    opacity: 0.35;
  }
  .cover [data-broken],
  .cover svg:has(+ img:not([data-broken])) {
    opacity: 0;
  }
  @container (inline-size < 46em) {
    .card {
      --_row: calc(12.2em + var(--_wordy) * 1.55em);
    }
  }
  @container (inline-size < 38em) {
    .card {
      --_row: calc(14.1em + var(--_wordy) * 1.55em);
      --_cover: var(--fao-cover-width, 5em);
      --_title: 4;
      grid-template:
        'cover head' minmax(calc(var(--_cover) * 1.414), auto)
        'rest rest' 1fr / var(--_cover) minmax(0, 1fr);
      column-gap: var(--fao-gap, 1em);
      row-gap: 0.4em;
    }
  }
  @container (inline-size < 30em) {
    .card {
      --_row: 17.3em;
      --_column: 30em;
    }
  }
  @container (inline-size < 22em) {
    .card {
      --_row: calc(22.2em + var(--_wordy) * 0.3em);
      --_badges: 3;
      --_column: calc(33.3em + var(--_wordy) * 0.4em);
      --_cover: var(--fao-cover-width, 4em);
      --_title: 6;
    }
  }
  @container (inline-size < 16em) {
    .card {
      --_row: calc(24.1em + var(--_wordy) * 1.3em);
      --_column: calc(35.3em + var(--_wordy) * 1.2em);
    }
  }
  .card[data-layout='column'] {
    --_cover: var(--fao-cover-width, 9.5em);
    --_size: calc(var(--_column) * var(--_stretch) + var(--_lines) + var(--_spare));
    --_title: 4;
    grid-template:
      'cover' auto 'head' auto 'rest' 1fr
      / minmax(0, 1fr);
    row-gap: 0.6em;
  }
  [data-layout='column'] .cover {
    inline-size: min(var(--_cover), 100%);
  }
  .card[data-layout='compact'] {
    --_cover: var(--fao-cover-width, 2.6em);
    --_size: calc(var(--_cover) * 1.414);
    --_title: 9;
    grid-template: 'cover head' auto / var(--_cover) minmax(0, 1fr);
    column-gap: var(--fao-gap, 0.8em);
    align-items: center;
  }
  /* The class twice, so that the rule overrides the layouts. */
  .card.card:not(:has(.cover)) {
    grid-template: 'head' auto 'rest' 1fr / minmax(0, 1fr);
  }
`;
