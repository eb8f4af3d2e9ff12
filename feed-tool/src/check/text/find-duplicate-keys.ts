import { visit } from 'jsonc-parser';
import type { Finding, Position } from '../problem.js';
import { toPosition } from './find-spans.js';

/**
 * Finds duplicate keys in objects; `JSON.parse` keeps only the last value (ECMA-262, "JSON.parse").
 * @param text well-formed JSON
 * @returns one finding per repetition of a key; none for values that are nested too deeply
 */
export function findDuplicateKeys(text: string): Finding[] {
  const findings: Finding[] = [];
  const open: Map<string, Position>[] = [];
  let repeat: Finding | undefined;
  const addRepeat = (value?: unknown) => {
    if (repeat) findings.push({ ...repeat, value });
    repeat = undefined;
  };
  try {
    visit(text, {
      onObjectBegin() {
        addRepeat();
        open.push(new Map());
      },
      onArrayBegin: () => addRepeat(),
      onObjectEnd: () => void open.pop(),
      onObjectProperty(name, _offset, _length, line, column, path) {
        const positions = open.at(-1)!;
        const first = positions.get(name);
        const position = toPosition(line, column);
        positions.set(name, position);
        if (first) repeat = describeRepeat([...path(), name], position, first);
      },
      onLiteralValue: addRepeat,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return findings;
}

function describeRepeat(path: Finding['path'], position: Position, first: Position): Finding {
  return {
    rule: 'duplicate-key',
    path,
    position,
    message: `Duplicate key, first used at ${first.line}:${first.column}. Browsers read only the last one, other programs may read another (RFC 8259, section 4).`,
    hint: 'Keep the right one, and delete the other.',
  };
}
