import { css } from 'lit';

/** Adapts to the reader's device and settings: larger targets for touch, more contrast, forced colours. */
export const preferences = css`
  @media (pointer: coarse) {
    .frame {
      --_target: 44px;
      --_reach: 20px;
    }
  }
  @media (prefers-contrast: more) {
    .frame {
      --_muted: currentColor;
      --_line: currentColor;
    }
    a {
      text-decoration: underline;
    }
  }
  @media (forced-colors: active) {
    .cover,
    .skeleton i {
      border: 1px solid;
    }
    .badge[aria-current] {
      border-color: Highlight;
    }
  }
`;
