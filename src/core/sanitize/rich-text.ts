import type { RichText } from '../model/item.js';
import { readText } from './text.js';

/**
 * Reads an abstract, plain or with markup, into a tree. The part that reads markup loads with the first text that may hold any.
 * @param isHtml whether the field is defined as markup; else a text is markup where it holds tags
 * @returns paragraphs with text in them; `undefined` where there are none
 */
export async function readRichText(value: unknown, isHtml = false): Promise<RichText | undefined> {
  const text = readText(value);
  if (!text) return undefined;
  const mayHoldMarkup = (isHtml ? /[<&]/ : /</).test(text);
  const marked = mayHoldMarkup && (await import('../../parts/text.js')).readMarkedText(text, isHtml);
  const paragraphs = marked || readPlain(text);
  return paragraphs.length ? paragraphs : undefined;
}

function readPlain(text: string): RichText {
  return text.split(/\n\s*\n/).map((part) => [part.replace(/\s+/g, ' ').trim()]);
}
