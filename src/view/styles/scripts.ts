import { css } from 'lit';

/**
 * What scripts ask for. Arabic letters reach further above and below their line than Latin ones, and Chinese ones fill theirs: lines in between are
 * wider, in the whole widget by the language of its interface, so that a card is as high as its skeleton, and in titles by their own. Neither script
 * has italics, which a browser would make by slanting, nor spaces between letters that are joined.
 */
export const scripts = css`
  .frame:lang(ar, ckb, fa, ks, ps, sd, ug, ur) {
    --_leading: 1.7;
    --_step: 1.66em;
    --_stretch: 1.12;
  }
  .frame:lang(ja, ko, zh) {
    --_leading: 1.65;
    --_step: 1.6em;
    --_stretch: 1.06;
  }
  :is(.title, .subtitle):lang(ar, ckb, fa, ks, ps, sd, ug, ur) {
    line-height: 1.5;
  }
  .title:lang(ja, ko, zh) {
    line-height: 1.4;
  }
  :lang(ar, ckb, fa, ks, ps, sd, ug, ur) {
    letter-spacing: normal;
  }
  em:lang(ar, ckb, fa, ja, ko, ks, ps, sd, ug, ur, zh) {
    font-synthesis-style: none;
  }
  .abstract:lang(en, es, fr, ru) {
    hyphens: auto;
    hyphenate-limit-chars: 8 4 4;
  }
  /* The author's own content keeps the direction of the page it was written for. */
  :host(:dir(ltr)) slot {
    direction: ltr;
  }
  :host(:dir(rtl)) slot {
    direction: rtl;
  }
  /* Until there are words in the page's language, there are none. */
  [data-wordless] :is(bdi, .description, .action) {
    visibility: hidden;
  }
`;
