import { nothing } from 'lit';
import { directionOf, isLanguageTag } from '../i18n/language.js';

/** Value of `lang` for text of a language: its tag; no attribute where there is none. */
export function langOf(language: string | undefined): string | typeof nothing {
  return language && isLanguageTag(language) ? language : nothing;
}

/** Value of `dir` for text of a language, so that an English title in an Arabic page keeps its full stop at its end. */
export const dirOf = directionOf;
