/**
 * Reads the header `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3).
 * @returns milliseconds from now, never negative; `undefined` where it is absent or invalid
 */
export function readRetryAfter(text: string | undefined): number | undefined {
  const value = text?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}
