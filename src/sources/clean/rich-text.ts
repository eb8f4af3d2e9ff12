import type { RichText } from '../../model/item.js';
import { readText } from './text.js';

/** Tags that only markup holds; a lone `<` in a formula is none. */
const MARKUP = /<\/?(?:p|br|div|li|i|em|b|strong|su[bp]|span|a|jats:\w+)\b[^>]*>/i;

/**
 * Reads an abstract, plain or with markup, into a tree. What reads markup is loaded with the first text that holds any.
 * @returns paragraphs with text in them, or `undefined` where there are none
 */
export async function readRichText(value: unknown): Promise<RichText | undefined> {
  const text = readText(value);
  if (!text) return undefined;
  const paragraphs = MARKUP.test(text) ? (await import('./markup.js')).readMarkup(text) : readPlain(text);
  return paragraphs.length ? paragraphs : undefined;
}

function readPlain(text: string): RichText {
  return text.split(/\n\s*\n/).map((part) => [part.replace(/\s+/g, ' ')]);
}
