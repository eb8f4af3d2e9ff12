import type { Inline, Mark, RichText } from '../../model/item.js';
import { decodeReferences } from './character-references.js';

/** Tags that only markup holds; a lone `<` in a formula is none. */
const MARKUP = /<\/?(?:p|br|div|li|i|em|b|strong|su[bp]|span|a|jats:\w+)\b[^<>]*>/i;
const BREAKS =
  /<\/?(?:jats:)?(?:p|div|br|li|ul|ol|h\d|section|article|blockquote|tr|table|figure|pre)\b[^<>]*>/gi;
/** Comments, and elements whose text is no prose. */
const SILENT =
  /<!--[^]*?(?:-->|$)|<(script|style|template|svg|math|iframe|object|noscript|title)\b[^]*?(?:<\/\1\s*>|$)/gi;
/** A mark with what it holds. The bound keeps a text of start tags without ends from costing its length squared. */
const MARKED = /<(i|em|b|strong|su[bp])\b[^<>]*>([^]{0,2000}?)<\/\1\s*>/gi;
const TAG = /<\/?[a-z!?][^<>]*>?/gi;

/** Whether a text holds markup, rather than a `<` of its own. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/**
 * Reads markup into a tree. Needs no DOM, since feeds are made in Node too. Paragraphs and the marks `i em b strong sub sup` stay; other
 * tags are dropped and their text kept, scripts and styles with all their text. Loaded only when there is markup.
 * @returns paragraphs with text in them; an empty list where there is none
 */
export function readMarkup(html: string): RichText {
  return html
    .replace(SILENT, ' ')
    .replace(/\s+/g, ' ')
    .replace(BREAKS, '\n')
    .split('\n')
    .map((part) => readRuns(part.trim()))
    .filter((runs) => runs.some(holdsText));
}

function readRuns(text: string): Inline[] {
  const runs: Inline[] = [];
  let end = 0;
  for (const { 0: whole, 1: mark, 2: inner, index } of text.matchAll(MARKED)) {
    const children = readRuns(inner!);
    runs.push(readRun(text.slice(end, index)));
    if (children.length) runs.push({ mark: mark!.toLowerCase() as Mark, children });
    end = index + whole.length;
  }
  runs.push(readRun(text.slice(end)));
  return runs.filter((run) => run !== '');
}

function holdsText(run: Inline): boolean {
  return typeof run === 'string' ? !!run.trim() : run.children.some(holdsText);
}

function readRun(text: string): string {
  return decodeReferences(text.replace(TAG, ''));
}
