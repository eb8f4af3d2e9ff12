import type { Inline, Mark, RichText } from '../model/item.js';
import { decodeReferences } from './character-references.js';

/** Tags that only markup has, unlike the lone `<` of a formula. */
const MARKUP_TAG = /<\/?(?:p|br|div|li|i|em|b|strong|su[bp]|span|a|jats:\w+)\b[^<>]*>/i;
const BLOCK_TAGS =
  /<\/?(?:jats:)?(?:p|div|br|li|ul|ol|h\d|section|article|blockquote|tr|table|figure|pre)\b[^<>]*>/gi;
/** Comments, and elements whose text is not for readers. */
const NOT_FOR_READERS =
  /<!--[^]*?(?:-->|$)|<(script|style|template|svg|math|iframe|object|noscript|title)\b[^]*?(?:<\/\1\s*>|$)/gi;
/** Start and end tags of marks. */
const MARK_TAG = /<(\/?)(i|em|b|strong|su[bp])\b[^<>]*>/gi;
const TAG = /<\/?[a-z!?][^<>]*>?/gi;
/** Maximum depth of nested marks: far above real texts, and safe for recursive functions. */
const MAX_DEPTH = 10;

/** Whether a text has markup, rather than a plain `<`. */
export function hasMarkup(text: string): boolean {
  return MARKUP_TAG.test(text);
}

/**
 * Reads a text that may have markup.
 * @param isHtml whether the field is defined as markup
 * @returns the tree; `undefined` where the text is plain
 */
export function readMarkedText(text: string, isHtml: boolean): RichText | undefined {
  return isHtml || hasMarkup(text) ? readMarkup(text) : undefined;
}

/**
 * Reads markup into a tree, without the DOM, which Node lacks. Keeps paragraphs and the marks
 * `i em b strong sub sup`. Drops other tags but keeps their text, except that of scripts and styles. This
 * module loads only when there is markup.
 * @returns the paragraphs with text; an empty list where there are none
 */
export function readMarkup(html: string): RichText {
  return html
    .replace(NOT_FOR_READERS, ' ')
    .replace(/\s+/g, ' ')
    .replace(BLOCK_TAGS, '\n')
    .split('\n')
    .map((part) => readRuns(part.trim()))
    .filter((runs) => runs.some(hasText));
}

/* Reads in one pass, in any order of tags. Drops a mark without an end tag, but keeps its text. */
function readRuns(text: string): Inline[] {
  const open: { readonly mark: string; readonly runs: Inline[] }[] = [{ mark: '', runs: [] }];
  let end = 0;
  for (const { 0: whole, 1: slash, 2: name, index } of text.matchAll(MARK_TAG)) {
    addRun(open.at(-1)!.runs, readRun(text.slice(end, index)));
    end = index + whole.length;
    const mark = name!.toLowerCase() as Mark;
    if (!slash) {
      if (open.length <= MAX_DEPTH) open.push({ mark, runs: [] });
    } else if (open.some((other) => other.mark === mark)) {
      while (open.at(-1)!.mark !== mark) dropMark(open);
      const children = open.pop()!.runs;
      if (children.length) open.at(-1)!.runs.push({ mark, children });
    }
  }
  addRun(open.at(-1)!.runs, readRun(text.slice(end)));
  while (open.length > 1) dropMark(open);
  return open[0]!.runs;
}

function dropMark(open: { readonly runs: Inline[] }[]): void {
  const { runs } = open.pop()!;
  for (const run of runs) addRun(open.at(-1)!.runs, run);
}

function addRun(runs: Inline[], run: Inline): void {
  const last = runs.at(-1);
  if (typeof run !== 'string') runs.push(run);
  else if (typeof last === 'string') runs[runs.length - 1] = last + run;
  else if (run) runs.push(run);
}

function hasText(run: Inline): boolean {
  return typeof run === 'string' ? !!run.trim() : run.children.some(hasText);
}

function readRun(text: string): string {
  return decodeReferences(text.replace(TAG, ''));
}
