import { css } from 'lit';

/**
 * The element in its page: its width, inherited properties, and custom properties.
 *
 * Unusual text settings of the page (upper case, centring, indents, shadows) stop at the frame. Typeface,
 * size, colour and spacing are inherited; spacing because readers set it for themselves (WCAG 2.2, 1.4.12).
 *
 * The container is inside the element, so that a page can make the element inline or flex. A container takes
 * no width from its content. Where the width of the element depends on its content (float, flex row, auto
 * column), two empty boxes of 15 em give it one: 30 em, or 15 em when they wrap.
 * `contain-intrinsic-inline-size` would give it the same width, but would never shrink.
 */
export const frame = css`
  :host {
    display: block;
    box-sizing: border-box;
    min-inline-size: min(100%, 15em);
    max-inline-size: 100%;
    font-family: var(--fao-font-family, inherit);
    font-size: var(--fao-font-size, 1em);
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    --_muted: var(--fao-muted-color, color-mix(in srgb, currentColor 80%, transparent));
    --_line: var(--fao-line-color, color-mix(in srgb, currentColor 18%, transparent));
    --_fill: var(--fao-fill-color, color-mix(in srgb, currentColor 6%, transparent));
    --_link: var(--fao-link-color, light-dark(#004f7c, #8fccf5));
    --_tint: var(--fao-tint-color, color-mix(in srgb, var(--_link) 12%, transparent));
    --_leading: 1.5;
    --_step: 1.46em;
    --_stretch: 1;
    --_wordy: 0;
    --_target: 24px;
    --_reach: 0px;
    color: var(--fao-text-color, inherit);
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    line-height: var(--_leading);
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    word-break: normal;
    overflow-wrap: anywhere;
    hyphens: manual;
    -webkit-text-fill-color: currentcolor;
    -webkit-text-stroke: 0;
    cursor: auto;
  }
  .cell {
    container-type: inline-size;
  }
  .measure {
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
  }
  .measure i {
    display: inline-block;
    inline-size: 15em;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  a,
  button {
    color: var(--_link);
    text-decoration: none;
    cursor: pointer;
  }
  button {
    background: none;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  a:hover,
  .more:hover {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 2px solid var(--fao-focus-color, var(--_link));
    outline-offset: 2px;
    border-radius: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* The author's own content keeps the direction of its page. */
  :host(:dir(ltr)) slot {
    direction: ltr;
  }
  :host(:dir(rtl)) slot {
    direction: rtl;
  }
`;
