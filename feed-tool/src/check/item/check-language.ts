import { readLanguage } from '../../../../src/core/languages/read-language.js';
import type { Path, ReportFinding } from '../problem.js';

/** Checks a value that should be a language tag. A value that is no text is left to the schema. */
export function checkLanguage(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  const tag = readLanguage(text)!;
  if (!isKnownLanguage(tag)) {
    const message = 'This is the name or tag of no language known here, and readers see it as it stands.';
    report({ rule: 'unknown-language', path, value, message, hint: 'Write a tag of BCP 47, such as "fr".' });
  } else if (tag !== text) {
    report({
      rule: 'language-name',
      path,
      value,
      message: 'A language is given as a tag of BCP 47 in its usual form.',
      hint: `Write ${JSON.stringify(tag)}.`,
      fix: { kind: 'replace', path, value: tag },
    });
  }
}

const namer = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
/**
 * A feed has few languages and many items; the answers are kept, up to a number that no sound feed reaches.
 */
const known = new Map<string, boolean>();
const MAX_KNOWN = 1_000;

function isKnownLanguage(tag: string): boolean {
  const answer = known.get(tag) ?? hasName(tag);
  if (known.size < MAX_KNOWN) known.set(tag, answer);
  return answer;
}

/* Any two or three letters make a well-formed tag; only those that have a name are a language. */
function hasName(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) && namer.of(tag) !== undefined;
  } catch {
    return false;
  }
}
