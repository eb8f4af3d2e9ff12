import { readUrl } from '../../../../src/core/sanitize/url.js';
import type { Path, ReportFinding } from '../problem.js';

/** What relative addresses are read against: any base will do. */
const BASE = 'https://feed.example/feed.json';

/** What addresses may not hold as it stands (RFC 3986, section 2). */
const STRANGE = /[^\x21-\x7E]|[<>"{}|\\^`]/gu;

/** A host without its scheme, at the beginning of what would be read as a path: `www.fao.org/…`. */
const HOST_ALONE = /^(?:www\.[\w-]+|(?:[\w-]+\.)*[\w-]+\.(?:org|com|net|int|edu|gov))(?::\d+)?(?:\/|$)/i;

/** Hosts that answer on https as well under the same paths. */
const SECURE_HOSTS = ['openknowledge.fao.org', 'doi.org', 'dx.doi.org', 'hdl.handle.net'];

/**
 * Checks a value that should be an address, absolute or relative to its file. A value that is no text is left
 * to the schema.
 */
export function checkUrlField(value: unknown, path: Path, report: ReportFinding): void {
  if (typeof value !== 'string' || !value.trim()) return;
  const text = value.trim();
  const start = { path, value };
  const address = readUrl(text, BASE);
  if (!address) {
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1];
    const why =
      scheme && !/^https?$/i.test(scheme) ? `An address with "${scheme}:" is` : 'This is no address and is';
    const hint = 'Write an address that begins with https://, or leave the field out.';
    report({ ...start, rule: 'dropped-address', message: `${why} dropped by the widgets.`, hint });
    return;
  }
  if (text.search(STRANGE) >= 0) {
    const hint = `Write ${JSON.stringify(encodeAddress(text))}.`;
    report({ ...start, rule: 'address-characters', message: 'An address holds no such characters.', hint });
    return;
  }
  const url = new URL(address);
  if (url.username || url.password) {
    const message = 'Everyone who reads the feed reads the name and password in this address too.';
    url.username = url.password = '';
    report({ ...start, rule: 'address-credentials', message, hint: `Write ${JSON.stringify(url.href)}.` });
  }
  checkScheme(text, url, path, report);
}

function checkScheme(text: string, url: URL, path: Path, report: ReportFinding): void {
  const start = { path, value: text };
  if (HOST_ALONE.test(text)) {
    const message = 'Without its scheme this is read as a path beside the file.';
    report({
      ...start,
      rule: 'missing-scheme',
      message,
      hint: `Write ${JSON.stringify(`https://${text}`)}.`,
    });
  } else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    const isKnown = SECURE_HOSTS.includes(url.hostname);
    const secure = text.replace(/^http:/i, 'https:');
    const message = 'An address with http can be read and changed on its way, and browsers may block it.';
    const hint = `Write ${JSON.stringify(secure)}${isKnown ? '' : ', if the server answers there'}.`;
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
 * Whether a host is this machine itself, which browsers trust without https (Secure Contexts, section 3.1).
 */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);
}

/* As the URL parser does, for what is absolute; a relative address must stay relative. */
function encodeAddress(text: string): string {
  return text.toWellFormed().replace(STRANGE, (strange) => encodeURIComponent(strange));
}
