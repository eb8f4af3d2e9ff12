import type { Mended } from '../fix/mend-files.js';
import { printValue } from './print-problems.js';

/** Mends that are printed one by one. */
const MOST_PRINTED = 200;

/** Writes what was mended, with the place where it stood, and which files were left as they are. */
export function printMended(mended: readonly Mended[], refused: ReadonlyMap<string, string>): string[] {
  const lines = mended.slice(0, MOST_PRINTED).map(printOne);
  const rest = mended.length - lines.length;
  return [
    ...(mended.length ? [`Mended ${mended.length}:`, ...lines] : []),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...[...refused].map(([file, why]) => `Not mended: ${file}: ${why}.`),
    ...(mended.length || refused.size ? [''] : []),
  ];
}

function printOne({ file, line, column, pointer, rule, before, after }: Mended): string {
  const isText = typeof before === 'string' || typeof before === 'number';
  const old = isText ? printValue(before) : 'the entry';
  const change = after === undefined ? `took away ${old}` : `${old} is now ${printValue(after)}`;
  return `  ${file}:${line}:${column}  ${pointer}: ${change}  [${rule}]`;
}
