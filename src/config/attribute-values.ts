import { warnOnce } from '../core/warn-once.js';

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
 * Reads a boolean property as HTML and frameworks write it: `"false"` is what server renders and Vue write, and `""` what Preact writes for `null`.
 * @param value of the property; `null` for an attribute that is `"false"`
 * @returns `undefined` where it says nothing, so that the page's configuration does
 */
export function readBoolean(value: unknown): boolean | undefined {
  return value === null || value === 'false' ? false : value ? true : undefined;
}

/** Converts a boolean attribute to its property. Absent it is `false`; `"false"` is `null`, which differs from an absent one. */
export function convertBoolean(value: string | null): boolean | null {
  return value !== null && (readBoolean(value || true) ? true : null);
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
