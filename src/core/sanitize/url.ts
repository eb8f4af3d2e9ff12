import { readText } from './text.js';

/**
 * Reads an address. Only http and https pass: `javascript:`, `data:` and their spellings with odd case, tabs and newlines do
 * not, because the check stands behind the platform's own URL parser (URL standard, section 4.4).
 * @param value absolute, or relative to `base`
 * @param base address of the document the value stands in
 * @returns the absolute address, or `undefined`
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
