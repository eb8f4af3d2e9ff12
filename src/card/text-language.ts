import { nothing } from 'lit';
import { isLanguageTag, detectTextLanguage } from '../language/language.js';

/** Returns a language's value of `hreflang`: its tag, or no attribute where there is none. */
export function chooseHreflang(language: string | undefined): string | typeof nothing {
  return language && isLanguageTag(language) ? language : nothing;
}

/**
 * Returns the values of `lang` and `dir` for a text. With them, an English title on an Arabic page keeps its
 * full stop at its end.
 */
export function chooseLangAndDir(
  language: string | undefined,
  text: string,
): { readonly lang: string | typeof nothing; readonly dir: string } {
  const { lang = nothing, dir } = detectTextLanguage(language, text);
  return { lang, dir };
}
