import type { NodeResult, Result } from 'axe-core';

import { accessibilityRules } from './accessibility-rules.js';

/** Returns the element of the test's own document whose shadow tree, at any depth, contains a node. */
function findHost(node: Element): Element {
  let host = node;
  for (let root = host.getRootNode(); root instanceof ShadowRoot; root = host.getRootNode()) host = root.host;
  return host;
}

function describeNode(
  { target, failureSummary = '', element }: NodeResult,
  nameHost: (host: Element) => string,
): string {
  const name = element && nameHost(findHost(element));
  const summary = failureSummary.replaceAll('\n', '\n    ');
  return `  at ${target.flat().join(' >>> ')}${name ? `, which is ${name}` : ''}\n    ${summary}`;
}

/**
 * Checks an element, with all shadow roots in it, against WCAG 2.2 level AA and the best practices of axe.
 *
 * @param element element to check; it must be in the page
 * @param nameHost returns the name of an element of the page for the message, where its selector is not
 *   enough
 * @throws {Error} with each rule that is broken, where, and how to fix it
 */
export async function expectAccessible(
  element: Element,
  nameHost: (host: Element) => string = () => '',
): Promise<void> {
  // A dynamic import: most tests do not use axe, and each of their pages would compile its 1.3 MB.
  const { default: axe } = await import('axe-core');
  const { violations } = await axe.run(element, { ...accessibilityRules, elementRef: true });
  if (violations.length === 0) return;
  const describe = ({ id, help, helpUrl, nodes }: Result) =>
    [`${id}: ${help} (${helpUrl})`, ...nodes.map((node) => describeNode(node, nameHost))].join('\n');
  throw new Error(
    `${violations.length} accessibility rules are broken:\n${violations.map(describe).join('\n')}`,
  );
}
