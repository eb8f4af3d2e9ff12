import { css } from 'lit';

/** On paper nothing can be opened or followed: all texts are whole, and addresses stand where they lead from. */
export const print = css`
  @media print {
    .card.card {
      min-block-size: 0;
      break-inside: avoid;
    }
    .card.card :is(.title, .subtitle, .abstract, .reason) {
      display: block;
      overflow: visible;
    }
    .room {
      flex-basis: auto;
      block-size: auto;
    }
    .more,
    .action,
    .skeleton {
      display: none;
    }
    .card.card .title a::after,
    a.download::after {
      content: attr(href);
      display: block;
      position: static;
      aspect-ratio: auto;
      inline-size: auto;
      max-inline-size: none;
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
