import type { RunOptions } from 'axe-core';

/** What an element is held to, in tests and in stories: WCAG 2.2 level AA and the best practices of axe. */
export const accessibilityRules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // These judge a whole page, which belongs to the host.
  rules: {
    region: { enabled: false },
    bypass: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
};
