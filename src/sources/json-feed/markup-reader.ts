import { hasMarkup, type MarkupReader } from '../clean/rich-text.js';
import { readList, readRecord } from '../clean/text.js';

/**
 * Loads what reads markup, where some abstract of a feed holds any.
 * @param items as they stand in the feed
 */
export async function loadMarkupReader(items: readonly unknown[]): Promise<MarkupReader | undefined> {
  if (!items.some(holdsMarkup)) return undefined;
  return (await import('../clean/markup.js')).readMarkup;
}

function holdsMarkup(value: unknown): boolean {
  const { summary, content_html, content_text, _fao } = readRecord(value);
  return [summary, content_html, content_text].some(hasMarkup) || readList(readRecord(_fao)['languages']).some(holdsMarkup);
}
