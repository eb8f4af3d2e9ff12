import { constants, isUtf8 } from 'node:buffer';
import type { Finding } from '../problem.js';
import { findDuplicateKeys } from './find-duplicate-keys.js';
import { findPosition, findSyntaxError } from './find-syntax-error.js';

/** A document as it was read. */
export interface ParsedBytes {
  /** Without a byte order mark; absent where the bytes are no text. */
  readonly text?: string;
  /** Absent where the text is no JSON. */
  readonly json?: unknown;
  /** Why there is no text or no JSON, and what is odd about the bytes or the text. */
  readonly findings: readonly Finding[];
}

const MARK = [0xef, 0xbb, 0xbf];

/** Formats that are met in the place of text, by their first bytes. */
const FORMATS: readonly (readonly [bytes: readonly number[], name: string, hint: string])[] = [
  [[0x1f, 0x8b], 'compressed by gzip', 'Unpack it (gunzip), and let the server compress.'],
  [[0x50, 0x4b, 3, 4], 'a ZIP archive', 'Unpack it.'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF file', 'Give the JSON file.'],
  [[0xff, 0xfe], 'text in UTF-16', 'Save it as UTF-8.'],
  [[0xfe, 0xff], 'text in UTF-16', 'Save it as UTF-8.'],
];

/** Reads bytes as JSON in UTF-8, as browsers do. */
export function parseBytes(bytes: Buffer): ParsedBytes {
  if (bytes.length > constants.MAX_STRING_LENGTH) return refuse('too-large', ...describeSize(bytes.length));
  if (!isUtf8(bytes) || bytes.subarray(0, 1_000).includes(0)) return { findings: [describeBytes(bytes)] };
  const text = new TextDecoder().decode(bytes);
  if (!text.trim()) return refuse('empty-file', 'The file is empty.', 'Write a feed into it, or delete it.');
  const findings = startsWith(bytes, MARK) ? [makeMarkFinding()] : [];
  try {
    const json = JSON.parse(text) as unknown;
    return { text, json, findings: [...findings, ...findDuplicateKeys(text)] };
  } catch (error) {
    return { text, findings: [...findings, findSyntaxError(text, (error as Error).message)] };
  }
}

/** Writes a text as bytes in UTF-8, with a byte order mark where the bytes that it was read from have one. */
export function encodeText(text: string, before: Buffer): Buffer {
  return Buffer.concat([Buffer.from(startsWith(before, MARK) ? MARK : []), Buffer.from(text)]);
}

function refuse(rule: 'empty-file' | 'too-large', message: string, hint: string): ParsedBytes {
  return { findings: [{ rule, path: [], place: { line: 1, column: 1 }, message, hint }] };
}

function describeSize(bytes: number): [string, string] {
  const size = Math.round(bytes / 1e6);
  return [
    `The file has ${size} MB, more than fit into one text.`,
    'Cut it into pages or into one file an item (docs/feed.md, "Three layouts").',
  ];
}

function describeBytes(bytes: Buffer): Finding {
  const [, name, hint] = FORMATS.find(([start]) => startsWith(bytes, start)) ?? [];
  const start = { rule: 'not-text', path: [] } as const;
  if (name && hint)
    return { ...start, place: { line: 1, column: 1 }, message: `The file is ${name}, not JSON.`, hint };
  const text = new TextDecoder().decode(bytes);
  const isBinary = text.includes('\0');
  return {
    ...start,
    place: findPosition(text, text.search(isBinary ? /\0/ : /\uFFFD/)),
    message: isBinary ? 'The file is no text.' : 'Here is a byte that is none of UTF-8.',
    hint: isBinary ? 'Give a JSON file.' : 'Save the file as UTF-8.',
  };
}

function makeMarkFinding(): Finding {
  return {
    rule: 'byte-order-mark',
    path: [],
    place: { line: 1, column: 1 },
    message: 'The file begins with a byte order mark, which JSON does not have (RFC 8259, section 8.1).',
    hint: 'Save the file as UTF-8 without it.',
  };
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
