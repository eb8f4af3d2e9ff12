import { readLanguage } from 'fao-widgets-core';
import type { Path, ReportFinding } from '../problem.js';

/** Checks a value that should be a language tag. Skips values that are not strings. */
export function checkLanguage(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  const tag = readLanguage(text)!;
  if (!isKnownLanguage(tag)) {
    const message = 'This language is unknown, so the widgets show the value unchanged.';
    report({ rule: 'unknown-language', path, value, message, hint: 'Write a tag of BCP 47, such as "fr".' });
  } else if (tag !== text) {
    report({
      rule: 'language-name',
      path,
      value,
      message: 'A language must be a tag of BCP 47 in its usual form.',
      hint: `Write ${JSON.stringify(tag)}.`,
      fix: { kind: 'replace', path, value: tag },
    });
  }
}

const displayNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
/** Whether tags are known languages. A feed has few languages and many items. */
const cache = new Map<string, boolean>();
/** Maximum size of the cache, which limits memory; feeds have fewer languages. */
const MAX_CACHED = 1_000;

function isKnownLanguage(tag: string): boolean {
  const isKnown = cache.get(tag) ?? hasName(tag);
  if (cache.size < MAX_CACHED) cache.set(tag, isKnown);
  return isKnown;
}

/* Any two or three letters are a well-formed tag, but only languages have names. */
function hasName(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) && displayNames.of(tag) !== undefined;
  } catch {
    return false;
  }
}
