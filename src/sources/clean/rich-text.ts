import type { Inline, RichText } from '../../model/item.js';
import { readText } from './text.js';

/** Reads text with markup into paragraphs. */
export type MarkupReader = (html: string) => RichText;

/** Tags that only markup holds; a lone `<` in a formula is none. */
const MARKUP = /<\/?(?:p|br|div|li|i|em|b|strong|su[bp]|span|a|jats:\w+)\b[^>]*>/i;

/** Whether a text holds markup, so that a {@link MarkupReader} has to be loaded for it. */
export function hasMarkup(value: unknown): boolean {
  return typeof value === 'string' && MARKUP.test(value);
}

/**
 * Reads an abstract into a tree.
 * @param readMarkup reads text with markup; without it tags stay as they are written
 * @returns paragraphs with text in them, or `undefined` where there are none
 */
export function readRichText(value: unknown, readMarkup: MarkupReader | undefined): RichText | undefined {
  const text = readText(value);
  if (!text) return undefined;
  const paragraphs = readMarkup && hasMarkup(text) ? readMarkup(text) : readPlain(text);
  return paragraphs.length ? paragraphs : undefined;
}

/** The text of an abstract without its marks, paragraphs parted by a space. */
export function plainText(text: RichText): string {
  const flatten = (run: Inline): string => (typeof run === 'string' ? run : run.children.map(flatten).join(''));
  return text.map((paragraph) => paragraph.map(flatten).join('')).join(' ');
}

function readPlain(text: string): RichText {
  return text.split(/\n\s*\n/).map((part) => [part.replace(/\s+/g, ' ')]);
}
