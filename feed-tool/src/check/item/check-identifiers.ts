import { isJobNumber } from 'fao-widgets-core';
import type { Path, ReportFinding } from '../problem.js';
import { checkText } from './check-text.js';

/** Prefixes that are not part of a DOI or a handle: URLs of resolvers, and schemes. */
const PREFIXES = {
  doi: /^(?:(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/|doi:\s*)/i,
  handle: /^(?:(?:https?:\/\/)?(?:hdl\.handle\.net|openknowledge\.fao\.org\/(?:home\/)?handle)\/|hdl:\s*)/i,
} as const;

/** Forms of a DOI (DOI Handbook, section 2.2) and of a handle (RFC 3651, section 2). */
const FORMS = { doi: /^10\.\d{4,9}(?:\.\d+)*\/\S+$/, handle: /^\d+(?:\.\d+)*\/\S+$/ } as const;
const EXAMPLES = { doi: '10.4060/cd0683en', handle: '20.500.14283/cd0683en' } as const;

/** Checks the id of an item, of a language version, or of an entry of a list. */
export function checkId(value: unknown, path: Path, report: ReportFinding): void {
  checkText(value, path, report);
  if (typeof value !== 'number') return;
  const text = String(value);
  const start = { rule: 'numeric-id', path, value } as const;
  if (Number.isSafeInteger(value)) {
    const message = 'An id must be a string; the widgets convert a number (JSON Feed 1.1, "id").';
    report({ ...start, message, hint: `Write "${text}".`, fix: { kind: 'replace', path, value: text } });
  } else {
    // Beyond 2^53, JSON.parse rounds a number to another one (ECMA-262, "Number.isSafeInteger").
    const message = `An id must be a string; this number is read as "${text}" (JSON Feed 1.1, "id").`;
    report({ ...start, severity: 'warning', message, hint: 'Write the intended digits in quotes.' });
  }
}

/** Checks the form of a job number. Skips values that are not strings. */
export function checkJobNumber(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim() || isJobNumber(value.trim())) return;
  report({
    rule: 'job-number',
    path,
    value,
    message:
      'A job number of FAO has one or two letters, three to five digits and a suffix for the language.',
    hint: 'Write one such as "cd0683en", or leave the field out.',
  });
}

/** Checks the form of a DOI or a handle. Skips values that are not strings. */
export function checkIdentifier(
  kind: 'doi' | 'handle',
  value: unknown,
  path: Path,
  report: ReportFinding,
): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  const bare = text.replace(PREFIXES[kind], '');
  const name = kind === 'doi' ? 'DOI' : 'handle';
  if (bare !== text && FORMS[kind].test(bare)) {
    report({
      rule: 'resolver-prefix',
      path,
      value,
      message: `This ${name} includes its resolver.`,
      hint: `Write "${bare}".`,
      fix: { kind: 'replace', path, value: bare },
    });
  } else if (!FORMS[kind].test(text)) {
    const hint = `Write one such as "${EXAMPLES[kind]}", or leave the field out.`;
    report({ rule: 'bad-identifier', path, value, message: `This is not a ${name}.`, hint });
  }
}
