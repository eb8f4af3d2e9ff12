import { readText } from '../sanitize/text.js';

/** Codes of two letters, as nearly all feeds write languages; without those that stand for another code now (CLDR, "languageAlias"). */
const CODE = /^(?!i[nw]|j[iw]|mo|sh|t[lw])[a-z]{2}$/;

/**
 * Reads a language as {@link readLanguage} does, which is loaded for what is more than a plain code.
 * @returns a BCP 47 tag in canonical form, the text where it is none, or `undefined` where there is no text
 */
export async function readLanguageCode(value: unknown): Promise<string | undefined> {
  const text = readText(value);
  return !text || CODE.test(text) ? text : (await import('../../parts/text.js')).readLanguage(text);
}
