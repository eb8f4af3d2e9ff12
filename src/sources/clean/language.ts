import { readLine } from './text.js';

/** How FAO spells languages in `dc.language.iso`. */
const NAMES: Readonly<Record<string, string>> = {
  arabic: 'ar',
  chinese: 'zh',
  english: 'en',
  french: 'fr',
  russian: 'ru',
  spanish: 'es',
};

/**
 * Reads a language: a BCP 47 tag in canonical form (`EN_us` gives `en-US`, `eng` gives `en`), or the text as it stands where it is
 * no tag and no name known here, so that a reader still sees which language is meant.
 */
export function readLanguage(value: unknown): string | undefined {
  const text = readLine(value);
  if (!text) return undefined;
  const tag = NAMES[text.toLowerCase()] ?? text.replace(/_/g, '-');
  // Words of five to eight letters are well-formed tags too (`Swahili`), though none is registered: RFC 5646, section 2.2.1.
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return text;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return text;
  }
}
