import { readLine } from '../sanitize/text.js';

/** Names that are met most, and those that the lists of `Intl` spell otherwise. */
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
/** Codes of ISO 639-2 that libraries use beside the ones that tags are made of ("bibliographic"); WebKit knows nothing of them. */
const BIBLIOGRAPHIC =
  'alb:sq arm:hy baq:eu bur:my chi:zh cze:cs dut:nl fre:fr geo:ka ger:de gre:el ice:is mac:mk mao:mi may:ms per:fa rum:ro slo:sk tib:bo wel:cy';
/** Tags that are written as names in more than one word. */
const SCRIPTS = ['zh-Hans', 'zh-Hant', 'pt-BR', 'sr-Latn', 'sr-Cyrl'];
/** Languages in which repositories name languages, besides each in itself. */
const NAMING = ['en', 'fr', 'es', 'pt', 'ru', 'ar', 'zh'];

/**
 * Reads a language in any of the spellings met: a BCP 47 tag in canonical form (`EN_us` gives `en-US`, `eng` gives `en`), a name in English, in the language itself
 * or in another that is widely used (`English`, `Français`, `Chino`), or the text as it stands where it is none of these, so that a reader still sees which
 * language is meant.
 */
export function readLanguage(value: unknown): string | undefined {
  const text = readLine(value);
  if (!text) return undefined;
  return readTag(text.replace(/_/g, '-')) ?? findByName(text) ?? text;
}

function readTag(tag: string): string | undefined {
  // StateMessages of five to eight letters are well-formed tags too (`Swahili`), though none is registered: RFC 5646, section 2.2.1.
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
  // Long texts are no names, and folding them costs.
  if (text.length > 60) return undefined;
  const name = fold(text);
  return Object.hasOwn(NAMES, name) ? NAMES[name] : (names ??= listNames()).get(name);
}

/* The names that the browser itself knows: made once, and only where a feed names languages instead of giving their codes. */
function listNames(): ReadonlyMap<string, string> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
  const codes = [...SCRIPTS, ...letters.flatMap((first) => letters.map((second) => first + second))];
  const found = new Map(Object.entries(NAMES));
  const add = (namer: Intl.DisplayNames, code: string) => {
    const name = namer.of(code);
    const tag = Intl.getCanonicalLocales(code)[0]!;
    if (name && !found.has(fold(name))) found.set(fold(name), tag);
  };
  for (const naming of NAMING) {
    const namer = makeNamer(naming);
    for (const code of codes) add(namer, code);
  }
  const known = [...new Set(found.values())];
  for (const code of known) add(makeNamer(code), code);
  return found;
}

function makeNamer(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
}

/* `Francais` is met as often as `Français`. */
function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
