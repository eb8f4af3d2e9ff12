import { readText } from '../sanitize/text.js';

/** Codes of two letters, which nearly all feeds use, except deprecated ones (CLDR, "languageAlias"). */
const CODE = /^(?!i[nw]|j[iw]|mo|sh|t[lw])[a-z]{2}$/;

/**
 * Reads a language as `readLanguage` does, whose part loads only for texts other than codes of two letters.
 * @returns a BCP 47 tag in canonical form; the text as it is where the language is unknown; `undefined`
 *   without text
 */
export async function readLanguageCode(value: unknown): Promise<string | undefined> {
  const text = readText(value);
  return !text || CODE.test(text) ? text : (await import('../parts/text.js')).readLanguage(text);
}
