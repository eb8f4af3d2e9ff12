import { MAX_TIME } from '../../period.js';

const SECONDS = /^\d{1,10}(?:\.\d{1,9})?$/;
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * Parses a time of a CSV log: ISO 8601, in UTC if it has no time zone, or seconds since 1970.
 * @returns whole seconds since 1970, up to 2106; `undefined` for any other text
 */
export function parseTime(text: string): number | undefined {
  const seconds = SECONDS.test(text) ? Number(text) : parseIso(text);
  const whole = Math.floor(seconds);
  return whole >= 0 && whole <= MAX_TIME ? whole : undefined;
}

function parseIso(text: string): number {
  const [, day, minute = '00:00', second = ':00', zone = 'Z'] = ISO.exec(text) ?? [];
  if (day === undefined) return NaN;
  // Date.parse requires a time zone with minutes, and a colon before them.
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return Date.parse(`${day}T${minute}${second}${offset}`) / 1_000;
}
