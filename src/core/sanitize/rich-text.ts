import type { RichText } from '../model/item.js';
import { readText } from './text.js';

/**
 * Reads an abstract, plain or with markup, into a tree. The part that reads markup loads only for a text that
 * may have markup.
 * @param isHtml whether the field is defined as markup; otherwise a text with tags is markup
 * @returns the paragraphs with text; `undefined` where there are none
 */
export async function readRichText(value: unknown, isHtml = false): Promise<RichText | undefined> {
  const text = readText(value);
  if (!text) return undefined;
  const mayHaveMarkup = (isHtml ? /[<&]/ : /</).test(text);
  const marked = mayHaveMarkup ? (await import('../parts/text.js')).readMarkedText(text, isHtml) : undefined;
  const paragraphs = marked ?? readPlain(text);
  return paragraphs.length ? paragraphs : undefined;
}

function readPlain(text: string): RichText {
  return text.split(/\n\s*\n/).map((part) => [part.replace(/\s+/g, ' ').trim()]);
}
