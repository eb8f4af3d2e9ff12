import axe, { type Result } from 'axe-core';

import { accessibilityRules } from './accessibility-rules.js';

function describe({ id, help, helpUrl, nodes }: Result): string {
  const places = nodes.map(({ target, failureSummary = '' }) => {
    return `  at ${target.flat().join(' >>> ')}\n    ${failureSummary.replaceAll('\n', '\n    ')}`;
  });
  return [`${id}: ${help} (${helpUrl})`, ...places].join('\n');
}

/**
 * Checks an element, with all shadow roots in it, against WCAG 2.2 level AA and the best practices of axe.
 *
 * @param element what to check; it must be in the page
 * @throws {Error} listing each rule that is broken, where, and how to mend it
 */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, accessibilityRules);
  if (violations.length === 0) return;
  throw new Error(
    `${violations.length} accessibility rules are broken:\n${violations.map(describe).join('\n')}`,
  );
}
