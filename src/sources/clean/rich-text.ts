import type { RichText } from '../../model/item.js';
import { readText } from './text.js';

/**
 * Reads an abstract, plain or with markup, into a tree. What reads markup is loaded with the first text that may hold any.
 * @param isHtml whether the text is markup by its field's definition; else it is where it holds tags, as dirty metadata do
 * @returns paragraphs with text in them, or `undefined` where there are none
 */
export async function readRichText(value: unknown, isHtml = false): Promise<RichText | undefined> {
  const text = readText(value);
  if (!text) return undefined;
  const markup = (isHtml ? /[<&]/ : /</).test(text) ? await import('./markup.js') : undefined;
  const paragraphs = markup && (isHtml || markup.hasMarkup(text)) ? markup.readMarkup(text) : readPlain(text);
  return paragraphs.length ? paragraphs : undefined;
}

function readPlain(text: string): RichText {
  return text.split(/\n\s*\n/).map((part) => [part.replace(/\s+/g, ' ').trim()]);
}
