import { warnOnce } from './report.js';

/**
 * An attribute's value where it is one of those allowed, else the first of them, which is the default; a wrong one warns once.
 * @param value as the attribute, the property or the page's configuration gives it; absent: the default
 */
export function chooseValue<T extends string>(
  element: Element,
  attribute: string,
  value: string | number | null | undefined,
  allowed: readonly [T, ...T[]],
): T {
  const text = `${value ?? ''}`.trim();
  const found = text ? allowed.find((option) => option === text) : allowed[0];
  if (!found) warnOnce(`<${element.localName} ${attribute}="${text}">: use one of ${allowed.join(', ')}`);
  return found ?? allowed[0];
}
