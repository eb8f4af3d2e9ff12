const TAG = /^[a-z]{2,3}(?:-|$)/i;
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|prs|ps|sd|syr|ug|ur|yi)\b(?!.*-latn)/i;

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

/** Language and direction of a text, as the attributes `lang` and `dir` take them. */
export interface TextLanguage {
  /** A tag; empty: not known; absent: that of the text around it. */
  readonly lang: string | undefined;
  readonly dir: 'ltr' | 'rtl' | 'auto';
}

/**
 * Language and direction of a text that is said to be in a language. Records say so wrongly at times, of an English abstract in an Arabic record for
 * one: a text without a single letter of its language's script is in no known language, and its letters tell its direction.
 */
export function detectTextLanguage(language: string | undefined, text: string): TextLanguage {
  const known = language && isLanguageTag(language) ? language : undefined;
  if (known && !fitsScript(known, text)) return { lang: '', dir: 'auto' };
  return { lang: known, dir: directionOf(language) };
}

const scripts = new Map<string, RegExp | undefined>();

function fitsScript(language: string, text: string): boolean {
  if (!scripts.has(language)) scripts.set(language, composeScript(language));
  return scripts.get(language)?.test(text) ?? true;
}

/* A letter of the script that the language is written in (Unicode property `Script`), or no letter at all. */
function composeScript(language: string): RegExp | undefined {
  try {
    const script = new Intl.Locale(language).maximize().script ?? '';
    const name = /^(?:Han[st]|Jpan|Kore)$/.test(script) ? 'Hani}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang' : script;
    return new RegExp(`[\\p{sc=${name}}]|^\\P{L}*$`, 'u');
  } catch {
    return undefined;
  }
}
