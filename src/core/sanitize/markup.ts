import type { Inline, Mark, RichText } from '../model/item.js';
import { decodeReferences } from './character-references.js';

/** Tags that only markup holds; a lone `<` in a formula is none. */
const MARKUP = /<\/?(?:p|br|div|li|i|em|b|strong|su[bp]|span|a|jats:\w+)\b[^<>]*>/i;
const BREAKS =
  /<\/?(?:jats:)?(?:p|div|br|li|ul|ol|h\d|section|article|blockquote|tr|table|figure|pre)\b[^<>]*>/gi;
/** Comments, and elements whose text is no prose. */
const SILENT =
  /<!--[^]*?(?:-->|$)|<(script|style|template|svg|math|iframe|object|noscript|title)\b[^]*?(?:<\/\1\s*>|$)/gi;
/** Where a mark begins or ends. */
const MARK = /<(\/?)(i|em|b|strong|su[bp])\b[^<>]*>/gi;
const TAG = /<\/?[a-z!?][^<>]*>?/gi;
/** Most marks within marks: far above any real text, and no depth that overflows a stack where the tree is walked. */
const MAX_DEPTH = 10;

/** Whether a text holds markup, rather than a `<` of its own. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/**
 * Reads a text that may be markup.
 * @param isHtml whether the field is defined as markup
 * @returns the tree; `undefined` where the text is plain
 */
export function readMarkedText(text: string, isHtml: boolean): RichText | undefined {
  return isHtml || hasMarkup(text) ? readMarkup(text) : undefined;
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

/* In one pass, whatever the order of the tags: text of a mark that is never closed stays, without the mark. */
function readRuns(text: string): Inline[] {
  const open: { readonly mark: string; readonly runs: Inline[] }[] = [{ mark: '', runs: [] }];
  let end = 0;
  for (const { 0: whole, 1: slash, 2: name, index } of text.matchAll(MARK)) {
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

function holdsText(run: Inline): boolean {
  return typeof run === 'string' ? !!run.trim() : run.children.some(holdsText);
}

function readRun(text: string): string {
  return decodeReferences(text.replace(TAG, ''));
}
