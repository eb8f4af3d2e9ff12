import { nothing } from 'lit';
import { isLanguageTag, detectTextLanguage } from '../language/language.js';

/** Value of `hreflang` for a language: its tag; no attribute where there is none. */
export function langOf(language: string | undefined): string | typeof nothing {
  return language && isLanguageTag(language) ? language : nothing;
}

/** Values of `lang` and `dir` for a text of a language, so that an English title in an Arabic page keeps its full stop at its end. */
export function markText(
  language: string | undefined,
  text: string,
): { readonly lang: string | typeof nothing; readonly dir: string } {
  const { lang = nothing, dir } = detectTextLanguage(language, text);
  return { lang, dir };
}
