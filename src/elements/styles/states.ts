import { css } from 'lit';

/** The states loading, waiting for a click, and empty. */
export const states = css`
  .skeleton svg {
    display: none;
  }
  .skeleton i {
    display: block;
    inline-size: 82%;
    block-size: 1em;
    margin-block: 0.2em 0.5em;
    border-radius: 0.25em;
    background: var(--_fill);
  }
  .skeleton i:first-child {
    inline-size: 38%;
    block-size: 0.8em;
  }
  .skeleton i:last-child {
    inline-size: 60%;
  }
  [data-layout='compact'] i:last-child {
    display: none;
  }
  .notice,
  slot + .action {
    display: block;
    margin-block-start: 0.5em;
  }
  .empty {
    padding-block: 0.4em;
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .action {
    min-block-size: max(1.9em, var(--_target));
    padding: 0.3em 0.9em;
    border: 1px solid var(--_line);
    border-radius: 0.4em;
  }
  .action:hover {
    background: var(--_tint);
  }
  /* No text is visible until the messages are in the element's language. */
  [data-localizing] :is(bdi, .description, .action) {
    visibility: hidden;
  }
`;
