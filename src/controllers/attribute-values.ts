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

/**
 * A boolean as HTML and frameworks write it. Some set the attribute `lite="false"`, others the property to the text `"false"`, or to the empty text for an attribute without a
 * value; all of these mean what they say.
 * @param value of the attribute or the property
 * @returns `undefined` where neither is set
 */
export function readBoolean(value: unknown): boolean | undefined {
  return value === null || value === undefined ? undefined : value === '' || (value !== 'false' && !!value);
}

/**
 * An attribute's value where it is a whole number from 1, else the default; a wrong one warns once.
 * @param value as the attribute or the property gives it; absent: the default
 */
export function readWholeNumber(
  element: Element,
  attribute: string,
  value: string | number | null | undefined,
  fallback: number,
): number {
  const text = `${value ?? ''}`.trim();
  if (!text) return fallback;
  if (/^0*[1-9]\d{0,8}$/.test(text)) return +text;
  warnOnce(`<${element.localName} ${attribute}="${text}">: use a whole number from 1`);
  return fallback;
}
