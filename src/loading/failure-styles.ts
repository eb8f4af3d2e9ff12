import { css } from 'lit';

/** Styles of failures and stale content, which load with the first failure. */
export const failureStyles = css`
  .error {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.8em;
    padding: 0.5em 0.9em;
    border-inline-start: 3px solid var(--fao-error-color, light-dark(#a34400, #f0a36b));
    font-size: 0.9375em;
  }
  .stale {
    padding-block: 0.4em;
    color: var(--_muted);
    font-size: 0.9375em;
  }
`;
