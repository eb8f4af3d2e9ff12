import { css } from 'lit';

/** A list with its heading: rows with a line between them, tiles in columns, or compact rows. */
export const listStyles = css`
  /* Out of the flow, but at its static position, so that the observer reports it near the viewport. */
  :host(:state(concealed)) {
    position: absolute;
    block-size: 0;
    min-inline-size: 0;
    overflow: hidden;
    visibility: hidden;
  }
  :host(:state(concealed):state(empty)) {
    display: none;
  }
  .heading {
    font-size: 1.3125em;
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  .description {
    margin-block: 0.1em 1em;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .list[data-layout='list'] > li {
    padding-block: 1.15em;
    border-block-start: 1px solid var(--_line);
  }
  .list[data-layout='grid'] {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11em), 1fr));
    gap: 1.75em 1.5em;
  }
  .list[data-layout='compact'] {
    display: grid;
    gap: 0.9em;
  }
  .list-head ~ .cell .empty {
    border-block-start: 1px solid var(--_line);
    padding-block: 0.9em;
  }
  .list .card {
    --_lines: calc(var(--fao-abstract-lines, 1) * var(--_step));
  }
  .reason {
    font-size: 0.93em;
  }
  .list .title {
    font-size: 1.0625em;
  }
  .list[data-layout='compact'] .title {
    font-size: 0.9375em;
  }
  /* Heights as in card-styles.ts, for cards with a reason and one line of their abstract. */
  .list[data-layout='list'] .card {
    --_cover: var(--fao-cover-width, 5em);
    --_row: calc(9.1em + var(--_wordy) * 2.65em);
    column-gap: var(--fao-gap, 1.1em);
  }
  @container (inline-size < 60em) {
    .list[data-layout='list'] .card {
      --_row: calc(10.7em + var(--_wordy) * 2.65em);
    }
  }
  @container (inline-size < 44em) {
    .list[data-layout='list'] .card {
      --_row: calc(13.6em + var(--_wordy) * 2.65em);
    }
  }
  @container (inline-size < 38em) {
    .list[data-layout='list'] .card {
      --_row: calc(14em + var(--_wordy) * 1.35em);
    }
  }
  @container (inline-size < 32em) {
    .list[data-layout='list'] .card {
      --_row: calc(16.9em + var(--_wordy) * 2.4em);
    }
  }
  @container (inline-size < 24em) {
    .list[data-layout='list'] .card {
      --_cover: var(--fao-cover-width, 4em);
      --_row: calc(21.4em + var(--_wordy) * 1.1em);
    }
  }
  @container (inline-size < 17em) {
    .list[data-layout='list'] .card {
      --_row: calc(24.7em + var(--_wordy) * 1.75em);
    }
  }
  .card[data-layout='tile'] {
    --_cover: var(--fao-cover-width, 9.5em);
    --_size: calc(29.2em * var(--_stretch) + var(--_reach));
    --_title: 4;
    grid-template:
      'cover' auto 'head' auto 'rest' 1fr
      / minmax(0, 1fr);
    row-gap: 0.6em;
  }
  [data-layout='tile'] :is(.subtitle, .reason) {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow: hidden;
  }
  [data-layout='tile'] .reason {
    -webkit-line-clamp: 2;
  }
  [data-layout='tile'][data-open] :is(.subtitle, .reason) {
    -webkit-line-clamp: none;
  }
  [data-layout='tile'] .cover {
    inline-size: min(var(--_cover), 100%);
  }
`;
