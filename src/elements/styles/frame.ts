import { css } from 'lit';

/**
 * The element among the host page's boxes: its width, what it inherits and what it does not, and the tokens resolved.
 *
 * A page's odd text settings (upper case, centring, indents, shadows) stop at the frame; typeface, size, colour and spacing come
 * through, the latter because readers set it for themselves (WCAG 2.2, 1.4.12).
 *
 * The container sits inside the element, so that a page that makes the element inline or flex does not unmake the container. A container has
 * no width from its content, so two empty boxes of 15 em, which wrap, stand for it where the page asks (float, flex row, auto column): they
 * ask for 30 em and yield down to 15 em. `contain-intrinsic-inline-size` would ask for the same but never yield.
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
  /* The author's own content keeps the direction of the page it was written for. */
  :host(:dir(ltr)) slot {
    direction: ltr;
  }
  :host(:dir(rtl)) slot {
    direction: rtl;
  }
`;
