import { readText } from './text.js';

/**
 * Reads an http or https URL. The check follows the platform's own URL parser, so it also rejects
 * `javascript:` and `data:` with odd letter case, tabs or newlines (URL standard, section 4.4).
 * @param value absolute, or relative to `base`
 * @param base URL of the document that has the value
 * @returns the absolute URL; `undefined` for other values
 */
export function readUrl(value: unknown, base: string): string | undefined {
  const text = readText(value);
  if (!text) return undefined;
  try {
    const url = new URL(text, base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
