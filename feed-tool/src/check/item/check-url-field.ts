import { readUrl } from 'fao-widgets-core';
import { SECURE_HOSTS } from '../../feed/secure-hosts.js';
import type { Path, ReportFinding } from '../problem.js';

/** Base of relative URLs; the checks do not depend on it. */
const BASE = 'https://feed.example/feed.json';

/** Characters that a URL must percent-encode (RFC 3986, section 2). */
const FORBIDDEN = /[^\x21-\x7E]|[<>"{}|\\^`]/gu;

/** A host without a scheme at the beginning: `www.fao.org/…`, which browsers read as a relative path. */
const BARE_HOST = /^(?:www\.[\w-]+|(?:[\w-]+\.)*[\w-]+\.(?:org|com|net|int|edu|gov))(?::\d+)?(?:\/|$)/i;

/**
 * Checks a value that should be a URL, absolute or relative to its file. Skips values of other types, which
 * the schema check reports.
 */
export function checkUrlField(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  const start = { path, value };
  const absolute = readUrl(text, BASE);
  if (!absolute) {
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1];
    const message =
      scheme && !/^https?$/i.test(scheme)
        ? `The widgets ignore URLs with "${scheme}:".`
        : 'This is not a URL, so the widgets ignore it.';
    const hint = 'Write a URL that begins with https://, or leave the field out.';
    report({ ...start, rule: 'dropped-address', message, hint });
    return;
  }
  if (text.search(FORBIDDEN) >= 0) {
    const hint = `Write ${JSON.stringify(encodeForbidden(text))}.`;
    report({ ...start, rule: 'address-characters', message: 'A URL must not have such characters.', hint });
    return;
  }
  const url = new URL(absolute);
  if (url.username || url.password) {
    const message = 'Everyone who can read the feed can read the user name and password in this URL.';
    url.username = url.password = '';
    report({ ...start, rule: 'address-credentials', message, hint: `Write ${JSON.stringify(url.href)}.` });
  }
  checkScheme(text, url, path, report);
}

function checkScheme(text: string, url: URL, path: Path, report: ReportFinding): void {
  const start = { path, value: text };
  if (BARE_HOST.test(text)) {
    const message = 'Without a scheme, browsers read this as a path relative to the file.';
    report({
      ...start,
      rule: 'missing-scheme',
      message,
      hint: `Write ${JSON.stringify(`https://${text}`)}.`,
    });
  } else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    const isKnown = SECURE_HOSTS.includes(url.hostname);
    const secure = text.replace(/^http:/i, 'https:');
    const message =
      'Others on the network can read and change what http transfers, and browsers may block it.';
    const hint = `Write ${JSON.stringify(secure)}${isKnown ? '' : ', if the server supports https'}.`;
    report({
      ...start,
      rule: 'insecure-address',
      message,
      hint,
      ...(isKnown ? { fix: { kind: 'replace', path, value: secure } } : {}),
    });
  }
}

/**
 * Whether a host is the local machine, which browsers trust without https (Secure Contexts, section 3.1).
 */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);
}

/* The URL parser would do this too, but would make a relative URL absolute. */
function encodeForbidden(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, (character) => encodeURIComponent(character));
}
