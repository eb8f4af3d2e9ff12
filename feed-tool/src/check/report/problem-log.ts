import { describeBytes } from '../../feed/atomic-file.js';
import type { Finding, Problem } from '../problem.js';
import { RULES, type RuleName, type Severity } from '../rules.js';
import { findSpans } from '../text/find-spans.js';
import { formatPointer } from '../text/json-pointer.js';
import { shortenValue } from './shorten-value.js';

/** Problems that are kept with their places, whatever happens: more than anybody reads. */
const MAX_PROBLEMS = 100_000;

/** How many problems of each severity there are. */
export type Counts = Readonly<Record<Severity, number>>;

/** Problems of one rule in one file that were counted and not kept. */
export interface Rest {
  readonly rule: RuleName;
  readonly count: number;
}

/** What can be fixed safely in a file. */
export interface Fixable {
  /** Checksum of the text in which it was found: SHA-256 of its UTF-8, without a byte order mark. */
  readonly sha256: string;
  /** All with a fix. */
  readonly findings: Finding[];
}

/** Gathers what the rules found, file by file, so that no text has to be kept for it. */
export class ProblemLog {
  private readonly problems: Problem[] = [];
  /** What was counted and not kept, by file. */
  readonly rests = new Map<string, Rest[]>();
  readonly fixable = new Map<string, Fixable>();
  readonly counts = { error: 0, warning: 0, note: 0 };

  /** @param maxPerRule problems of one rule in one file that are kept */
  constructor(private readonly maxPerRule: number) {}

  /**
   * Adds what was found in a file.
   * @param text of the file, to find the places in; absent where it is none or is not JSON
   */
  add(file: string, findings: readonly Finding[], text: string | undefined): void {
    const kinds = new Map<RuleName, number>();
    const kept: Finding[] = [];
    for (const finding of findings) {
      const { rule, severity = RULES[rule].severity } = finding;
      this.counts[severity] += 1;
      const count = (kinds.get(rule) ?? 0) + 1;
      kinds.set(rule, count);
      if (count <= this.maxPerRule && this.problems.length + kept.length < MAX_PROBLEMS) kept.push(finding);
    }
    if (text !== undefined) this.noteFixable(file, findings, text);
    const spans =
      text && kept.length
        ? findSpans(
            text,
            kept.map(({ path }) => path),
          )
        : undefined;
    for (const finding of kept) this.problems.push(locate(finding, file, spans));
    for (const [rule, count] of kinds) {
      const rest = count - kept.filter((finding) => finding.rule === rule).length;
      if (rest) addTo(this.rests, file, { rule, count: rest });
    }
  }

  /* Where a text has changed between two reads, the findings of the last read count. */
  private noteFixable(file: string, findings: readonly Finding[], text: string): void {
    const fixable = findings.filter(({ fix }) => fix);
    if (!fixable.length) return;
    const { sha256 } = describeBytes(Buffer.from(text));
    const known = this.fixable.get(file);
    const before = known?.sha256 === sha256 ? known.findings : [];
    this.fixable.set(file, { sha256, findings: [...before, ...fixable] });
  }

  /**
   * The problems by file, files in the order in which something was first found in them, and within a file in
   * the order of its text.
   */
  groupByFile(): ReadonlyMap<string, readonly Problem[]> {
    const groups = new Map<string, Problem[]>();
    for (const problem of this.problems) addTo(groups, problem.file, problem);
    for (const group of groups.values()) group.sort(byPlace);
    return groups;
  }
}

function addTo<T>(groups: Map<string, T[]>, file: string, value: T): void {
  const group = groups.get(file);
  if (group) group.push(value);
  else groups.set(file, [value]);
}

function locate(finding: Finding, file: string, spans: ReturnType<typeof findSpans> | undefined): Problem {
  const { rule, path, message, hint, value, place, isAboutKey, severity } = finding;
  const pointer = formatPointer(path);
  const span = spans?.get(pointer);
  const { line, column } = place ?? (isAboutKey ? span?.key : span) ?? { line: 1, column: 1 };
  const known = shortenValue(value);
  return {
    file,
    line,
    column,
    pointer,
    severity: severity ?? RULES[rule].severity,
    rule,
    ...(known === undefined ? {} : { value: known }),
    message,
    hint,
  };
}

function byPlace(one: Problem, other: Problem): number {
  return one.line - other.line || one.column - other.column;
}
