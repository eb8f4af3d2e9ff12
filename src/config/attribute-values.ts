import { warnOnce } from '../core/warn-once.js';

/**
 * Returns an attribute's value where it is allowed. Else it warns once and returns the first allowed value,
 * the default.
 * @param value of the attribute, the property or the page's configuration; absent: the default
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
 * Reads a boolean property as HTML and frameworks set it. Server renderers and Vue write `"false"`; Preact
 * writes `""` for `null`.
 * @param value of the property; `null` for the attribute value `"false"`
 * @returns `undefined` where it is not set, so that the page's configuration applies
 */
export function readBoolean(value: unknown): boolean | undefined {
  return value === null || value === 'false' ? false : value ? true : undefined;
}

/**
 * Converts a boolean attribute to its property: `false` where it is absent, and `null` for `"false"`, which
 * overrides the page's configuration.
 */
export function convertBoolean(value: string | null): boolean | null {
  return value !== null && (readBoolean(value || true) ? true : null);
}

/**
 * Returns an attribute's value where it is a whole number from 1. Else it warns once and returns the default.
 * @param value of the attribute or the property; absent: the default
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
