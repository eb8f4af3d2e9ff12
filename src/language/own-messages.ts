import { lookUpLanguage } from '../core/languages/look-up-language.js';
import type { Messages } from './messages.js';

/** The page's own messages in one language: any of {@link Messages}. */
export type OwnMessages = {
  readonly [Key in keyof Messages]?: Messages[Key] extends string ? string : Partial<Messages[Key]>;
};

/** The merged messages, with warnings for the developer. */
export interface MergedMessages {
  /** Absent: neither the page nor the library has messages in the language. */
  readonly messages?: Messages | undefined;
  readonly warnings: readonly string[];
}

type Texts = Readonly<Record<string, unknown>>;

/**
 * Merges the page's own messages over the library's, those of more general tags first. A message of the wrong
 * type is dropped, and a message that neither has is in English; both with a warning. This module loads only
 * when a page has its own messages.
 * @param tag the requested language
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
  if (!layers.length) return { messages: table, warnings: [] };
  const warnings: string[] = [];
  const base = (table ?? english) as unknown as Texts;
  const messages = layers.reduce(
    (merged, layer) => mergeTexts(merged, own[layer], `messages.${layer}`, warnings),
    base,
  );
  const given = new Set(layers.flatMap((layer) => listTexts(own[layer])));
  const missing = table ? [] : listTexts(english).filter((text) => !given.has(text));
  if (missing.length) {
    warnings.push(`messages.${layers.join(', ')}: English is used for ${missing.join(', ')}`);
  }
  return { messages: messages as unknown as Messages, warnings };
}

function mergeTexts(base: Texts, own: unknown, path: string, warnings: string[]): Texts {
  if (!isGroup(own)) {
    warnings.push(`${path}: must be messages by name, not ${typeof own}`);
    return base;
  }
  // A set of plural forms with `other` is complete: it replaces all forms, since languages differ in them.
  const merged: Record<string, unknown> = isPlural(base) && isPlural(own) ? {} : { ...base };
  for (const [key, value] of Object.entries(own)) {
    const known = Object.hasOwn(base, key) ? base[key] : isPlural(base) && PLURAL_FORM.test(key) && '';
    if (isGroup(known)) merged[key] = mergeTexts(known, value, `${path}.${key}`, warnings);
    else if (known === false) warnings.push(`${path}.${key}: unknown message`);
    else if (typeof value === 'string') merged[key] = value;
    else warnings.push(`${path}.${key}: must be a string, not ${typeof value}`);
  }
  return merged;
}

/* Returns the paths of all messages. The plural forms of a message are one. */
function listTexts(texts: unknown): string[] {
  if (!isGroup(texts)) return [];
  return Object.entries(texts).flatMap(([key, value]) =>
    isGroup(value) && !isPlural(value) ? listTexts(value).map((inner) => `${key}.${inner}`) : [key],
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
