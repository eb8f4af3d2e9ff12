import { constants, isUtf8 } from 'node:buffer';
import type { Finding } from '../problem.js';
import { findDuplicateKeys } from './find-duplicate-keys.js';
import { findPosition, findSyntaxError } from './find-syntax-error.js';

/** A parsed document, and the findings about its bytes and text. */
export interface ParsedBytes {
  /** Without a byte order mark; absent where the bytes are not text. */
  readonly text?: string;
  /** Absent where the text is not JSON. */
  readonly json?: unknown;
  /** Reasons why `text` or `json` is absent; else a byte order mark and duplicate keys. */
  readonly findings: readonly Finding[];
}

/** The byte order mark in UTF-8. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Other formats by their first bytes. */
const FORMATS: readonly (readonly [bytes: readonly number[], name: string, hint: string])[] = [
  [[0x1f, 0x8b], 'compressed by gzip', 'Unpack it (gunzip), and let the server compress it.'],
  [[0x50, 0x4b, 3, 4], 'a ZIP archive', 'Unpack it.'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF file', 'Give the JSON file.'],
  [[0xff, 0xfe], 'text in UTF-16', 'Save it as UTF-8.'],
  [[0xfe, 0xff], 'text in UTF-16', 'Save it as UTF-8.'],
];

/** Reads bytes as JSON in UTF-8, as browsers do. */
export function parseBytes(bytes: Buffer): ParsedBytes {
  if (bytes.length > constants.MAX_STRING_LENGTH) return fail('too-large', ...describeSize(bytes.length));
  if (!isUtf8(bytes) || bytes.subarray(0, 1_000).includes(0)) return { findings: [describeBytes(bytes)] };
  const text = new TextDecoder().decode(bytes);
  if (!text.trim()) return fail('empty-file', 'The file is empty.', 'Write a feed into it, or delete it.');
  const findings = startsWith(bytes, BYTE_ORDER_MARK) ? [describeByteOrderMark()] : [];
  try {
    const json = JSON.parse(text) as unknown;
    return { text, json, findings: [...findings, ...findDuplicateKeys(text)] };
  } catch (error) {
    return { text, findings: [...findings, findSyntaxError(text, (error as Error).message)] };
  }
}

/**
 * Encodes a text in UTF-8.
 * @param before the bytes that the text replaces; the result has a byte order mark where they have one
 */
export function encodeText(text: string, before: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(startsWith(before, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : []),
    Buffer.from(text),
  ]);
}

function fail(rule: 'empty-file' | 'too-large', message: string, hint: string): ParsedBytes {
  return { findings: [{ rule, path: [], position: { line: 1, column: 1 }, message, hint }] };
}

function describeSize(bytes: number): [string, string] {
  const size = Math.round(bytes / 1e6);
  return [
    `The file has ${size} MB, more than a JavaScript string can hold.`,
    'Split it into pages or into one file per item (docs/feed.md, "Three layouts").',
  ];
}

function describeBytes(bytes: Buffer): Finding {
  const [, name, hint] = FORMATS.find(([start]) => startsWith(bytes, start)) ?? [];
  const start = { rule: 'not-text', path: [] } as const;
  if (name && hint)
    return { ...start, position: { line: 1, column: 1 }, message: `The file is ${name}, not JSON.`, hint };
  const text = new TextDecoder().decode(bytes);
  const isBinary = text.includes('\0');
  return {
    ...start,
    position: findPosition(text, text.search(isBinary ? /\0/ : /\uFFFD/)),
    message: isBinary ? 'The file is not text.' : 'This byte is not valid UTF-8.',
    hint: isBinary ? 'Give a JSON file.' : 'Save the file as UTF-8.',
  };
}

function describeByteOrderMark(): Finding {
  return {
    rule: 'byte-order-mark',
    path: [],
    position: { line: 1, column: 1 },
    message: 'The file begins with a byte order mark, which JSON does not allow (RFC 8259, section 8.1).',
    hint: 'Save the file as UTF-8 without a byte order mark.',
  };
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
