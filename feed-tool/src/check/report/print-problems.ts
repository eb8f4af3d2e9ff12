import type { Problem } from '../problem.js';
import type { Counts, ProblemLog } from './problem-log.js';

/** Maximum number of printed problems; the others appear as a number. */
const MAX_PRINTED = 2_000;
/** Maximum length of a printed value. */
const MAX_VALUE = 100;

/** SGR parameters (ECMA-48, section 8.3.117). */
const COLOURS = { error: 31, warning: 33, note: 36, faint: 2, bold: 1 } as const;

/** Colours a text. */
export type Paint = (colour: keyof typeof COLOURS, text: string) => string;

/** Returns a function that colours texts, or one that returns them unchanged. */
export function choosePaint(isColoured: boolean): Paint {
  return (colour, text) => (isColoured ? `\u001B[${COLOURS[colour]}m${text}\u001B[0m` : text);
}

/**
 * Returns the lines about problems, one group per file. Positions have the format of compilers, so that
 * editors and terminals link them.
 */
export function printProblems(log: ProblemLog, paint: Paint): string[] {
  const lines: string[] = [];
  let printed = 0;
  let counted = 0;
  for (const [file, problems] of log.groupByFile()) {
    const shown = problems.slice(0, MAX_PRINTED - printed);
    if (!shown.length) break;
    printed += shown.length;
    counted += shown.length;
    lines.push(paint('bold', file), ...shown.flatMap((problem) => printProblem(problem, paint)));
    for (const { rule, count } of log.countedOnly.get(file) ?? []) {
      counted += count;
      lines.push(`  and ${count} more  ${paint('faint', `[${rule}]`)}`);
    }
    lines.push('');
  }
  const { error, warning, note } = log.counts;
  const left = error + warning + note - counted;
  if (left > 0) lines.push(`and ${left} more, in these and other files; fix these first`, '');
  return lines;
}

/** Returns the last line: `1 error, 2 warnings, 0 notes in 3 files`. */
export function printSummary(counts: Counts, files: number): string {
  const count = (number: number, name: string) => `${number} ${name}${number === 1 ? '' : 's'}`;
  const severities = (['error', 'warning', 'note'] as const).map((name) => count(counts[name], name));
  return `${severities.join(', ')} in ${count(files, 'file')}`;
}

/** Returns a value as JSON on one line, shortened. */
export function printValue(value: Problem['value']): string {
  if (value === undefined) return '';
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE).toWellFormed()}…` : text;
}

function printProblem(problem: Problem, paint: Paint): string[] {
  const { file, line, column, severity, pointer, rule, message, hint } = problem;
  const position = `${file}:${line}:${column}`;
  const value = printValue(problem.value);
  const subject = [pointer, value].filter(Boolean).join(pointer && value ? ' = ' : '');
  return [
    `  ${paint(severity, severity)}  ${position}  ${paint('faint', `[${rule}]`)}`,
    ...(subject ? [`    ${subject}`] : []),
    `    ${message} ${hint}`,
  ];
}
