import type { RuleName, Severity } from './rules.js';

/** Where a value stands in a document: the keys and indexes that lead to it from the root. */
export type Path = readonly (string | number)[];

/** A place in a text. Both count from 1; the column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A safe fix of one value: another value in its place, or its removal from the list that holds it. */
export type Fix =
  | { readonly kind: 'replace'; readonly path: Path; readonly value: string }
  | { readonly kind: 'remove'; readonly path: Path };

/** What a rule found in a document, before its place in the text is known. */
export interface Finding {
  readonly rule: RuleName;
  readonly path: Path;
  /** What is wrong: one sentence or two. */
  readonly message: string;
  /** What to write instead: one sentence or two. */
  readonly hint: string;
  /** The value that is wrong; absent where the file as a whole is. */
  readonly value?: unknown;
  /** Where it stands, for texts that are no JSON and so have no paths. */
  readonly place?: Position;
  /** True where the key at the path is wrong, not its value. */
  readonly isAboutKey?: boolean;
  /** In place of the rule's own. */
  readonly severity?: Severity;
  readonly fix?: Fix;
}

/** Takes what a rule found. */
export type ReportFinding = (finding: Finding) => void;

/** A finding with its place, as it is printed and as `--json` gives it. */
export interface Problem extends Position {
  /** Path of the file as it was given, or its address. */
  readonly file: string;
  /** JSON Pointer (RFC 6901); empty for the whole document. */
  readonly pointer: string;
  readonly severity: Severity;
  readonly rule: RuleName;
  /** The value where it is a text, number, boolean or null; of a long text its beginning. */
  readonly value?: string | number | boolean | null;
  readonly message: string;
  readonly hint: string;
}
