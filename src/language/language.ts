const TAG = /^[a-z]{2,3}(?:-|$)/i;
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|prs|ps|sd|syr|ug|ur|yi)\b(?!.*-latn)/i;

/** Whether a sanitized language is a tag, rather than a name in words. */
export function isLanguageTag(language: string): boolean {
  return TAG.test(language);
}

/**
 * Returns the base direction of text in a language. For an unknown language it is `auto`: the first strong
 * letter decides. The table is needed because not every engine has `Intl.Locale.prototype.getTextInfo`.
 */
export function chooseDirection(language = ''): 'ltr' | 'rtl' | 'auto' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : isLanguageTag(language) ? 'ltr' : 'auto';
}

/** Returns a language's name in that language (`français`). It returns text that is not a tag as it is. */
export function nameLanguage(language: string): string {
  if (!isLanguageTag(language)) return language;
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Values of the attributes `lang` and `dir` for a text. */
export interface TextLanguage {
  /** A tag; empty: unknown; absent: the language of the surrounding text. */
  readonly lang: string | undefined;
  readonly dir: 'ltr' | 'rtl' | 'auto';
}

/**
 * Returns the language and direction of a text. Some records name the wrong language, such as Arabic for an
 * English abstract. A text without a single letter of its language's script is therefore in an unknown
 * language, and its letters decide its direction.
 * @param language of the text, as its record names it
 */
export function detectTextLanguage(language: string | undefined, text: string): TextLanguage {
  const tag = language && isLanguageTag(language) ? language : undefined;
  if (tag && !fitsScript(tag, text)) return { lang: '', dir: 'auto' };
  return { lang: tag, dir: chooseDirection(language) };
}

const scriptPatterns = new Map<string, RegExp | undefined>();

function fitsScript(language: string, text: string): boolean {
  if (!scriptPatterns.has(language)) scriptPatterns.set(language, makeScriptPattern(language));
  return scriptPatterns.get(language)?.test(text) ?? true;
}

/* Matches a letter of the language's script (Unicode property `Script`), or a text without letters. */
function makeScriptPattern(language: string): RegExp | undefined {
  try {
    const script = new Intl.Locale(language).maximize().script ?? '';
    const name = /^(?:Han[st]|Jpan|Kore)$/.test(script) ? 'Hani}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang' : script;
    return new RegExp(`[\\p{sc=${name}}]|^\\P{L}*$`, 'u');
  } catch {
    return undefined;
  }
}
