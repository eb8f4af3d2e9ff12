import { readLine } from '../sanitize/text.js';

/** Common names of languages, and names that `Intl` spells differently. */
const NAMES: Readonly<Record<string, string>> = {
  arabic: 'ar',
  chinese: 'zh',
  english: 'en',
  french: 'fr',
  russian: 'ru',
  spanish: 'es',
  castilian: 'es',
  farsi: 'fa',
  flemish: 'nl',
  mandarin: 'zh',
  'chinese (simplified)': 'zh-Hans',
  'chinese (traditional)': 'zh-Hant',
  'portuguese (brazil)': 'pt-BR',
};
/**
 * Bibliographic codes of ISO 639-2, which libraries use, with their tags. WebKit does not support them.
 */
const BIBLIOGRAPHIC =
  'alb:sq arm:hy baq:eu bur:my chi:zh cze:cs dut:nl fre:fr geo:ka ger:de gre:el ice:is mac:mk mao:mi may:ms per:fa rum:ro slo:sk tib:bo wel:cy';
/** Tags whose names have more than one word. */
const SCRIPTS = ['zh-Hans', 'zh-Hant', 'pt-BR', 'sr-Latn', 'sr-Cyrl'];
/** Languages in which repositories write names of languages, besides the language itself. */
const LANGUAGES_OF_NAMES = ['en', 'fr', 'es', 'pt', 'ru', 'ar', 'zh'];

/**
 * Reads a language: a tag (`EN_us` becomes `en-US`, `eng` becomes `en`), or a name in English, in the
 * language itself or in another common language (`English`, `Français`, `Chino`).
 * @returns a BCP 47 tag in canonical form; the text as it is where the language is unknown, because a reader
 *   may still understand it; `undefined` where there is no text
 */
export function readLanguage(value: unknown): string | undefined {
  const text = readLine(value);
  if (!text) return undefined;
  return readTag(text.replace(/_/g, '-')) ?? findByName(text) ?? text;
}

function readTag(tag: string): string | undefined {
  // Words of five to eight letters (`Swahili`) are well-formed tags too, but no such language is registered
  // (RFC 5646, section 2.2.1).
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return undefined;
  const code = new RegExp(`${tag.slice(0, 3).toLowerCase()}:(..)`).exec(BIBLIOGRAPHIC)?.[1];
  try {
    return Intl.getCanonicalLocales(code && tag.length === 3 ? code : tag)[0];
  } catch {
    return undefined;
  }
}

let names: ReadonlyMap<string, string> | undefined;

function findByName(text: string): string | undefined {
  // Longer texts are not names, and folding them is slow.
  if (text.length > 60) return undefined;
  const name = fold(text);
  return Object.hasOwn(NAMES, name) ? NAMES[name] : (names ??= listNames()).get(name);
}

/* Lists the browser's names of languages. It is slow, so it runs once, for the first name in a feed. */
function listNames(): ReadonlyMap<string, string> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
  const codes = [...SCRIPTS, ...letters.flatMap((first) => letters.map((second) => first + second))];
  const found = new Map(Object.entries(NAMES));
  const add = (namer: Intl.DisplayNames, code: string) => {
    const name = namer.of(code);
    const tag = Intl.getCanonicalLocales(code)[0]!;
    if (name && !found.has(fold(name))) found.set(fold(name), tag);
  };
  for (const language of LANGUAGES_OF_NAMES) {
    const namer = makeNamer(language);
    for (const code of codes) add(namer, code);
  }
  const known = [...new Set(found.values())];
  for (const code of known) add(makeNamer(code), code);
  return found;
}

function makeNamer(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
}

/* Feeds write `Francais` as often as `Français`. */
function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
