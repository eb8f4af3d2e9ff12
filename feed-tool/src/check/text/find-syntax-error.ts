import { printParseErrorCode, visit } from 'jsonc-parser';
import type { Finding, Position } from '../problem.js';

/** What is wrong and what to do, by the names that jsonc-parser gives to errors. */
const MEANINGS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  InvalidSymbol: [
    'This is no word of JSON.',
    'Write a text in double quotes, a number, true, false or null.',
  ],
  InvalidNumberFormat: ['This is no number.', 'Write digits, such as 41 or 0.5.'],
  PropertyNameExpected: [
    'The name of a field is expected here.',
    'Write it in double quotes, or take away the comma before.',
  ],
  ValueExpected: ['A value is expected here.', 'Write one, or take away the comma before.'],
  ColonExpected: ['A colon is expected here, between the name of a field and its value.', 'Write ":".'],
  CommaExpected: ['A comma is expected before this.', 'Write ",".'],
  CloseBraceExpected: [
    'The text ends within an object.',
    'Write the missing "}"; if the file was cut off, copy it again.',
  ],
  CloseBracketExpected: [
    'The text ends within a list.',
    'Write the missing "]"; if the file was cut off, copy it again.',
  ],
  EndOfFileExpected: ['The document has ended before this.', 'Take away what follows its last brace.'],
  InvalidCommentToken: ['JSON has no comments.', 'Take it away.'],
  UnexpectedEndOfString: [
    'This text does not end on its line.',
    'Write the closing double quote, and line breaks within a text as "\\n".',
  ],
  UnexpectedEndOfNumber: ['This number has no end.', 'Write digits, such as 41 or 0.5.'],
  InvalidUnicode: ['This is no character reference.', 'Write "\\u" and four hexadecimal digits.'],
  InvalidEscapeCharacter: ['A backslash has no such meaning here.', 'Write a backslash as "\\\\".'],
  InvalidCharacter: ['A control character stands in a text.', 'Write a tab as "\\t", a line break as "\\n".'],
};

/**
 * Finds where a text stops being JSON. Only the first place is told: what follows it is mostly its
 * consequence.
 * @param text that JSON.parse refuses
 * @param refusal what JSON.parse says, for what the parser here lets pass
 */
export function findSyntaxError(text: string, refusal: string): Finding {
  let first: { code: string; place: Position } | undefined;
  try {
    visit(
      text,
      {
        onError: (code, _offset, _length, line, column) =>
          (first ??= { code: printParseErrorCode(code), place: { line: line + 1, column: column + 1 } }),
      },
      { disallowComments: true },
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const offset = Number(/at position (\d+)/.exec(refusal)?.[1] ?? 0);
  const [message, hint] = MEANINGS[first?.code ?? ''] ?? [`${refusal}.`, 'Write JSON.'];
  return { rule: 'syntax', path: [], place: first?.place ?? findPosition(text, offset), message, hint };
}

/**
 * Tells line and column of a unit of a text.
 * @param offset from 0
 */
export function findPosition(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lines = before.match(/\r\n|\n|\r/g)?.length ?? 0;
  return { line: lines + 1, column: offset - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) };
}
