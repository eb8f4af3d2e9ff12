import { printParseErrorCode, visit } from 'jsonc-parser';
import type { Finding, Position } from '../problem.js';
import { toPosition } from './find-spans.js';

/** Messages and hints by the error names of jsonc-parser. */
const MEANINGS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  InvalidSymbol: [
    'JSON has no such word.',
    'Write a string in double quotes, a number, true, false or null.',
  ],
  InvalidNumberFormat: ['This is not a number.', 'Write digits, such as 41 or 0.5.'],
  PropertyNameExpected: [
    'The name of a field must follow here.',
    'Write it in double quotes, or delete the comma before.',
  ],
  ValueExpected: ['A value must follow here.', 'Write one, or delete the comma before.'],
  ColonExpected: ['There must be a colon here, between the name of a field and its value.', 'Write ":".'],
  CommaExpected: ['There must be a comma before this.', 'Write ",".'],
  CloseBraceExpected: [
    'The text ends within an object.',
    'Write the missing "}"; if the file was cut off, copy it again.',
  ],
  CloseBracketExpected: [
    'The text ends within a list.',
    'Write the missing "]"; if the file was cut off, copy it again.',
  ],
  EndOfFileExpected: ['The document has ended before this.', 'Delete everything after its last brace.'],
  InvalidCommentToken: ['JSON has no comments.', 'Delete it.'],
  UnexpectedEndOfString: [
    'This string does not end on its line.',
    'Write the closing double quote, and line breaks within a string as "\\n".',
  ],
  UnexpectedEndOfNumber: ['This number is incomplete.', 'Write digits, such as 41 or 0.5.'],
  InvalidUnicode: ['This is not a valid escape sequence.', 'Write "\\u" and four hexadecimal digits.'],
  InvalidEscapeCharacter: ['This is not a valid escape sequence.', 'Write a backslash as "\\\\".'],
  InvalidCharacter: ['This string has a control character.', 'Write a tab as "\\t", a line break as "\\n".'],
};

/**
 * Finds the first syntax error of a text; later errors are mostly its consequences.
 * @param text that `JSON.parse` rejects
 * @param reason message of `JSON.parse`, for errors that jsonc-parser accepts
 */
export function findSyntaxError(text: string, reason: string): Finding {
  let first: { code: string; position: Position } | undefined;
  try {
    visit(
      text,
      {
        onError: (code, _offset, _length, line, column) =>
          (first ??= { code: printParseErrorCode(code), position: toPosition(line, column) }),
      },
      { disallowComments: true },
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const offset = Number(/at position (\d+)/.exec(reason)?.[1] ?? 0);
  const [message, hint] = MEANINGS[first?.code ?? ''] ?? [`${reason}.`, 'Write JSON.'];
  return { rule: 'syntax', path: [], position: first?.position ?? findPosition(text, offset), message, hint };
}

/**
 * Returns line and column of a UTF-16 unit of a text.
 * @param offset index of the unit, from 0
 */
export function findPosition(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lines = before.match(/\r\n|\n|\r/g)?.length ?? 0;
  return { line: lines + 1, column: offset - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) };
}
