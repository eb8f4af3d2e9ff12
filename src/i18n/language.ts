const TAG = /^[a-z]{2,3}(?:-|$)/i;
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|prs|ps|sd|syr|ug|ur|yi)\b/;

/** Whether a language, as the sources clean it, is a tag rather than a name in words. */
export function isLanguageTag(language: string): boolean {
  return TAG.test(language);
}

/**
 * Base direction of text in a language; `auto`, which leaves it to the first strong letter, where the language is not known. By a table
 * of languages, since `Intl.Locale.prototype.getTextInfo` is not in every engine.
 */
export function directionOf(language = ''): 'ltr' | 'rtl' | 'auto' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : isLanguageTag(language) ? 'ltr' : 'auto';
}

/** A language's name in the language itself (`français`); text that is no tag, as it stands. */
export function nameLanguage(language: string): string {
  if (!isLanguageTag(language)) return language;
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
