import { css } from 'lit';

/**
 * On paper, nothing opens, links or loads: texts are complete, links show their URLs, and fallback content
 * replaces skeletons.
 */
export const print = css`
  .printed {
    display: none;
  }
  @media print {
    .printed {
      display: block;
    }
    .card.card {
      min-block-size: 0;
      break-inside: avoid;
    }
    .card.card :is(.title, .subtitle, .abstract, .reason) {
      display: block;
      overflow: visible;
    }
    .clip {
      flex-basis: auto;
      block-size: auto;
    }
    .more,
    .action,
    .skeleton,
    .list[aria-hidden],
    .frame:has(.skeleton) .description,
    .late [aria-hidden] {
      display: none;
    }
    .card.card .title a::after,
    a.download::after {
      all: unset;
      content: attr(href);
      display: block;
      color: var(--_muted);
      font-size: 0.7em;
      font-weight: 400;
      direction: ltr;
      unicode-bidi: isolate;
      text-align: match-parent;
      overflow-wrap: anywhere;
    }
  }
`;
