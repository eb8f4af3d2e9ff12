import type { RuleName, Severity } from './rules.js';

/** Path of a value in a document: the keys and indexes that lead to it from the root. */
export type Path = readonly (string | number)[];

/** A position in a text. Both numbers count from 1; the column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A safe fix of one value: its replacement by another value, or its removal from its list. */
export type Fix =
  | { readonly kind: 'replace'; readonly path: Path; readonly value: string }
  | { readonly kind: 'remove'; readonly path: Path };

/** A fault that a rule found in a document, without its position in the text. */
export interface Finding {
  readonly rule: RuleName;
  readonly path: Path;
  /** Description of the fault, in one or two sentences. */
  readonly message: string;
  /** How to fix it, in one or two sentences. */
  readonly hint: string;
  /** The wrong value; absent where the whole file is wrong. */
  readonly value?: unknown;
  /** Position of the fault, for texts that are not JSON and therefore have no paths. */
  readonly position?: Position;
  /** Whether the key at the path is wrong, not its value. */
  readonly isAboutKey?: boolean;
  /** Overrides the severity of the rule. */
  readonly severity?: Severity;
  readonly fix?: Fix;
}

/** Receives the findings of a rule. */
export type ReportFinding = (finding: Finding) => void;

/** A finding with its position, as the command prints it, in text and with `--json`. */
export interface Problem extends Position {
  /** Path of the file as the user gave it, or its URL. */
  readonly file: string;
  /** JSON Pointer (RFC 6901); empty for the whole document. */
  readonly pointer: string;
  readonly severity: Severity;
  readonly rule: RuleName;
  /** The value if it is a string, number, boolean or null; the beginning of a long string. */
  readonly value?: string | number | boolean | null;
  readonly message: string;
  readonly hint: string;
}
