import type { FixedValue } from '../fix/fix-files.js';
import { printValue } from './print-problems.js';

/** How many fixes are printed one by one; the rest is counted. */
const MAX_PRINTED = 200;

/** Writes each fix with its place in the file before, and the files that were left as they are. */
export function printFixes(fixed: readonly FixedValue[], refused: ReadonlyMap<string, string>): string[] {
  const lines = fixed.slice(0, MAX_PRINTED).map(printOne);
  const rest = fixed.length - lines.length;
  return [
    ...(fixed.length ? [`Fixed ${fixed.length}:`, ...lines] : []),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...[...refused].map(([file, why]) => `Not fixed: ${file}: ${why}.`),
    ...(fixed.length || refused.size ? [''] : []),
  ];
}

function printOne({ file, line, column, pointer, rule, before, after }: FixedValue): string {
  const isText = typeof before === 'string' || typeof before === 'number';
  const old = isText ? printValue(before) : 'the entry';
  const change = after === undefined ? `took away ${old}` : `${old} is now ${printValue(after)}`;
  return `  ${file}:${line}:${column}  ${pointer}: ${change}  [${rule}]`;
}
