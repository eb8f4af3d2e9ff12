import { describeBytes } from '../../feed/atomic-file.js';
import type { Finding, Problem } from '../problem.js';
import { RULES, type RuleName, type Severity } from '../rules.js';
import { findSpans } from '../text/find-spans.js';
import { formatPointer } from '../text/json-pointer.js';
import { shortenValue } from './shorten-value.js';

/** Maximum number of recorded problems. It limits the use of memory. */
const MAX_PROBLEMS = 100_000;

/** Numbers of problems by severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** Problems of one rule in one file that the log only counts. */
export interface CountedProblems {
  readonly rule: RuleName;
  readonly count: number;
}

/** Findings in a file that have a safe fix. */
export interface Fixable {
  /** Checksum of the text of the findings: SHA-256 of its UTF-8, without a byte order mark. */
  readonly sha256: string;
  /** Findings that have `fix`. */
  readonly findings: Finding[];
}

/** Collects findings file by file. It locates them at once, so that it need not keep the texts of files. */
export class ProblemLog {
  readonly #problems: Problem[] = [];
  /** Problems that the log only counts, by file. */
  readonly countedOnly = new Map<string, CountedProblems[]>();
  /** Safe fixes by file. */
  readonly fixable = new Map<string, Fixable>();
  /** Numbers of all problems, those that the log only counts included. */
  readonly counts = { error: 0, warning: 0, note: 0 };
  readonly #maxPerRule: number;

  /** @param maxPerRule maximum number of recorded problems of one rule in one file */
  constructor(maxPerRule: number) {
    this.#maxPerRule = maxPerRule;
  }

  /**
   * Adds the findings in a file.
   * @param text of the file, for the positions; absent where the file is not JSON
   */
  add(file: string, findings: readonly Finding[], text: string | undefined): void {
    const countsByRule = new Map<RuleName, number>();
    const kept: Finding[] = [];
    for (const finding of findings) {
      const { rule, severity = RULES[rule].severity } = finding;
      this.counts[severity] += 1;
      const count = (countsByRule.get(rule) ?? 0) + 1;
      countsByRule.set(rule, count);
      if (count <= this.#maxPerRule && this.#problems.length + kept.length < MAX_PROBLEMS) kept.push(finding);
    }
    if (text !== undefined) this.#addFixable(file, findings, text);
    const spans =
      text && kept.length
        ? findSpans(
            text,
            kept.map(({ path }) => path),
          )
        : undefined;
    for (const finding of kept) this.#problems.push(locate(finding, file, spans));
    for (const [rule, count] of countsByRule) {
      const notKept = count - kept.filter((finding) => finding.rule === rule).length;
      if (notKept) addTo(this.countedOnly, file, { rule, count: notKept });
    }
  }

  /* Where the text has changed since an earlier read, drops the findings of that read. */
  #addFixable(file: string, findings: readonly Finding[], text: string): void {
    const fixable = findings.filter(({ fix }) => fix);
    if (!fixable.length) return;
    const { sha256 } = describeBytes(Buffer.from(text));
    const known = this.fixable.get(file);
    const before = known?.sha256 === sha256 ? known.findings : [];
    this.fixable.set(file, { sha256, findings: [...before, ...fixable] });
  }

  /**
   * Returns the problems by file, files in the order of their first problem, and problems in the order of the
   * text.
   */
  groupByFile(): ReadonlyMap<string, readonly Problem[]> {
    const groups = new Map<string, Problem[]>();
    for (const problem of this.#problems) addTo(groups, problem.file, problem);
    for (const group of groups.values()) group.sort(byPosition);
    return groups;
  }
}

function addTo<T>(groups: Map<string, T[]>, file: string, value: T): void {
  const group = groups.get(file);
  if (group) group.push(value);
  else groups.set(file, [value]);
}

function locate(finding: Finding, file: string, spans: ReturnType<typeof findSpans> | undefined): Problem {
  const { rule, path, message, hint, value, position, isAboutKey, severity } = finding;
  const pointer = formatPointer(path);
  const span = spans?.get(pointer);
  const { line, column } = position ?? (isAboutKey ? span?.key : span) ?? { line: 1, column: 1 };
  const shortened = shortenValue(value);
  return {
    file,
    line,
    column,
    pointer,
    severity: severity ?? RULES[rule].severity,
    rule,
    ...(shortened === undefined ? {} : { value: shortened }),
    message,
    hint,
  };
}

function byPosition(one: Problem, other: Problem): number {
  return one.line - other.line || one.column - other.column;
}
