import { css } from 'lit';

/**
 * Adapts to scripts. Arabic letters extend further above and below their line than Latin ones, and Chinese
 * characters fill theirs. So lines are further apart: in the whole element by the language of the interface,
 * so that a card is as high as its skeleton, and in titles by their own language. Neither script has italics,
 * which browsers would synthesize by slanting, nor spaces between joined letters.
 *
 * Each `:lang()` names one language: Chromium supports no lists in it
 * (https://developer.mozilla.org/docs/Web/CSS/:lang).
 */
export const scripts = css`
  .frame[dir='rtl'] {
    --_leading: 1.7;
    --_step: 1.66em;
    --_stretch: 1.12;
  }
  .frame:is(:lang(zh), :lang(ja), :lang(ko)) {
    --_leading: 1.65;
    --_step: 1.6em;
    --_stretch: 1.07;
  }
  /* Their labels are longer, so that badges and reasons take one more line at some widths. */
  .frame:not(:lang(en), :lang(zh), :lang(ja), :lang(ko)) {
    --_wordy: 1;
  }
  :is(.title, .subtitle)[dir='rtl'] {
    line-height: 1.5;
  }
  .title:is(:lang(zh), :lang(ja), :lang(ko)) {
    line-height: 1.4;
  }
  [dir='rtl'] {
    letter-spacing: normal;
  }
  :is([dir='rtl'], :lang(zh), :lang(ja), :lang(ko)) > p > em {
    font-synthesis-style: none;
  }
  .abstract {
    hyphens: auto;
    hyphenate-limit-chars: 8 4 4;
  }
`;
