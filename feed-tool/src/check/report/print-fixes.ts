import type { FixedValue } from '../fix/fix-files.js';
import { printValue } from './print-problems.js';

/** Maximum number of printed fixes; the others appear as a number. */
const MAX_PRINTED = 200;

/** Returns the lines about fixes, each with its position before the fix, and about files without fixes. */
export function printFixes(fixed: readonly FixedValue[], refused: ReadonlyMap<string, string>): string[] {
  const lines = fixed.slice(0, MAX_PRINTED).map(printOne);
  const rest = fixed.length - lines.length;
  return [
    ...(fixed.length ? [`Fixed ${fixed.length}:`, ...lines] : []),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...[...refused].map(([file, reason]) => `Not fixed: ${file}: ${reason}.`),
    ...(fixed.length || refused.size ? [''] : []),
  ];
}

function printOne({ file, line, column, pointer, rule, before, after }: FixedValue): string {
  const isShort = typeof before === 'string' || typeof before === 'number';
  const old = isShort ? printValue(before) : 'the entry';
  const change = after === undefined ? `deleted ${old}` : `${old} is now ${printValue(after)}`;
  return `  ${file}:${line}:${column}  ${pointer}: ${change}  [${rule}]`;
}
