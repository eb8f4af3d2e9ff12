import type { RunOptions } from 'axe-core';

/** Options of axe in tests and in stories: the rules of WCAG 2.2 level AA and the best practices of axe. */
export const accessibilityRules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // These rules check the whole page, which belongs to the host.
  rules: {
    region: { enabled: false },
    bypass: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
};
