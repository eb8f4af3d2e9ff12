import type { RichText } from '../../model/item.js';
import { readText } from './text.js';

/**
 * Reads an abstract, plain or with markup, into a tree. What reads markup is loaded with the first text that may hold any.
 * @returns paragraphs with text in them, or `undefined` where there are none
 */
export async function readRichText(value: unknown): Promise<RichText | undefined> {
  const text = readText(value);
  if (!text) return undefined;
  const markup = text.includes('<') ? await import('./markup.js') : undefined;
  const paragraphs = markup?.hasMarkup(text) ? markup.readMarkup(text) : readPlain(text);
  return paragraphs.length ? paragraphs : undefined;
}

function readPlain(text: string): RichText {
  return text.split(/\n\s*\n/).map((part) => [part.replace(/\s+/g, ' ')]);
}
