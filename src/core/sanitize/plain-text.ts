import type { Inline, RichText } from '../model/item.js';

/** Returns the text of an abstract without its marks, with a space between paragraphs. */
export function toPlainText(text: RichText): string {
  const flatten = (run: Inline): string =>
    typeof run === 'string' ? run : run.children.map(flatten).join('');
  return text.map((paragraph) => paragraph.map(flatten).join('')).join(' ');
}
