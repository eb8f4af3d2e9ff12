import { lookUpLanguage } from '../core/languages/look-up-language.js';
import type { Messages } from './messages.js';

/** Texts of the page's own for one language: any of {@link Messages}. */
export type OwnMessages = {
  readonly [Key in keyof Messages]?: Messages[Key] extends string ? string : Partial<Messages[Key]>;
};

/** What came of the page's own texts; no messages where none of them is for the language. */
export interface MergedMessages {
  readonly messages?: Messages | undefined;
  readonly complaints: readonly string[];
}

type Texts = Readonly<Record<string, unknown>>;

/**
 * Puts the page's own texts over the library's: those of the language's more general tags first. What has another form than the text it replaces
 * is left out, and where the language is not one of the library's, English stands in for what is missing; both are complained of. Loaded only where
 * a page has texts of its own.
 * @param tag language that is asked for
 * @param table the library's messages in that language; absent: it has none
 */
export function mergeMessages(
  tag: string,
  english: Messages,
  table: Messages | undefined,
  own: Readonly<Record<string, OwnMessages>>,
): MergedMessages {
  const tags = Object.keys(own);
  const best = lookUpLanguage(tag.trim().replaceAll('_', '-'), tags)?.toLowerCase();
  const layers = tags
    .filter((other) => best && `${best}-`.startsWith(`${other.toLowerCase()}-`))
    .sort((one, other) => one.length - other.length);
  if (!layers.length) return { messages: table, complaints: [] };
  const complaints: string[] = [];
  const base = (table ?? english) as unknown as Texts;
  const messages = layers.reduce(
    (merged, layer) => mergeTexts(merged, own[layer], `messages.${layer}`, complaints),
    base,
  );
  const given = new Set(layers.flatMap((layer) => listTexts(own[layer])));
  const lacking = table ? [] : listTexts(english).filter((text) => !given.has(text));
  if (lacking.length) {
    complaints.push(`messages.${layers.join(', ')}: English stands in for ${lacking.join(', ')}`);
  }
  return { messages: messages as unknown as Messages, complaints };
}

function mergeTexts(base: Texts, own: unknown, place: string, complaints: string[]): Texts {
  if (!isGroup(own)) {
    complaints.push(`${place}: texts by name are needed, not ${typeof own}`);
    return base;
  }
  // Forms of a number that another language has are none of this one's.
  const merged: Record<string, unknown> = isPlural(base) && isPlural(own) ? {} : { ...base };
  for (const [key, value] of Object.entries(own)) {
    const known = Object.hasOwn(base, key) ? base[key] : isPlural(base) && PLURAL_FORM.test(key) && '';
    if (isGroup(known)) merged[key] = mergeTexts(known, value, `${place}.${key}`, complaints);
    else if (known === false) complaints.push(`${place}.${key}: there is no such text`);
    else if (typeof value === 'string') merged[key] = value;
    else complaints.push(`${place}.${key}: a text is needed, not ${typeof value}`);
  }
  return merged;
}

/* Paths of all texts; the forms of one text are one. */
function listTexts(texts: unknown): string[] {
  if (!isGroup(texts)) return [];
  return Object.entries(texts).flatMap(([key, value]) =>
    isGroup(value) && !isPlural(value) ? listTexts(value).map((path) => `${key}.${path}`) : [key],
  );
}

/** Names of plural forms besides `other` (CLDR, "Language Plural Rules"). */
const PLURAL_FORM = /^(?:zero|one|two|few|many)$/;

function isPlural(texts: Texts): boolean {
  return 'other' in texts;
}

function isGroup(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
