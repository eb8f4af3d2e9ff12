import type { Followed } from '../../fetch/follow-redirects.js';
import type { ReceivedResponse } from '../../fetch/send-request.js';
import { isLoopback } from '../item/check-url-field.js';
import type { Finding } from '../problem.js';
import type { RuleName } from '../rules.js';

/** Minimum size in bytes at which compression saves TCP segments (of some 1460 bytes each). */
const MIN_COMPRESSIBLE = 4_096;

/** Adds a finding about the response as a whole. */
type ReportResponse = (rule: RuleName, message: string, hint: string, value?: string) => void;

/**
 * Checks status and headers of the response to a request for a file.
 * @param origin value of the request's `Origin` header
 * @returns the findings, all at the beginning of the file
 */
export function checkResponse(response: Followed<ReceivedResponse>, origin: string): Finding[] {
  const findings: Finding[] = [];
  const { url, redirects, status, headers, bytes } = response;
  const report: ReportResponse = (rule, message, hint, value) =>
    void findings.push({ rule, path: [], position: { line: 1, column: 1 }, message, hint, value });
  if (redirects.length) {
    const hint = `Write ${url} in the page: each redirect costs a round trip, and must allow other sites too.`;
    report('redirect', `This URL redirects to ${url}.`, hint, redirects[0]);
  }
  if ([url, ...redirects].some(isInsecure))
    report('insecure-feed', 'Pages with https can’t read a feed with http.', 'Serve it with https.', url);
  checkSharing(headers, origin, report);
  if (status !== 200) {
    const hint = status === 404 ? 'Check the URL, and upload the file.' : 'See the log of the server.';
    report('bad-status', `The server responds with status ${status}.`, hint, String(status));
    return findings;
  }
  const type = headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    const message = type ? `The media type of the file is ${type}.` : 'The server sends no Content-Type.';
    report('content-type', message, 'Send Content-Type: application/feed+json, or application/json.', type);
  }
  checkCaching(headers, report);
  if (bytes.length > MIN_COMPRESSIBLE && !headers.has('content-encoding')) {
    const message = `The server sends ${bytes.length} bytes without compression.`;
    report('no-compression', message, 'Let the server compress JSON with gzip or Brotli.');
  }
  return findings;
}

/**
 * Checks the response to a request for a missing file. Where a page must not read that response, the widgets
 * treat the server as unreachable and do not look up the item by its other identifiers.
 * @param origin value of the request's `Origin` header
 */
export function checkMissingFile(response: Followed<ReceivedResponse>, origin: string): Finding[] {
  return checkResponse(response, origin).filter(({ rule }) => rule === 'no-cors');
}

function checkSharing(headers: Headers, origin: string, report: ReportResponse): void {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed !== '*' && allowed !== origin) {
    const message = allowed
      ? `Only pages of ${allowed} can read this, not those of ${origin}.`
      : 'Pages of other sites can’t read this: there is no Access-Control-Allow-Origin.';
    const hint = 'Send Access-Control-Allow-Origin: *, with every status.';
    report('no-cors', message, hint, allowed ?? undefined);
  }
  const exposed = headers.get('access-control-expose-headers') ?? '';
  if (exposed.split(',').some((name) => ['retry-after', '*'].includes(name.trim().toLowerCase()))) return;
  const message = 'After an overload, a page can’t read the time at which to retry.';
  const hint = 'Send Access-Control-Expose-Headers: Retry-After.';
  report('hidden-retry-after', message, hint, exposed || undefined);
}

function checkCaching(headers: Headers, report: ReportResponse): void {
  if (!headers.has('etag') && !headers.has('last-modified')) {
    const message =
      'There is no ETag and no Last-Modified, so browsers load the complete file again each time.';
    report('no-validator', message, 'Send ETag.');
  }
  const control = headers.get('cache-control') ?? '';
  const age = Number(/\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1] ?? 0);
  const isCached = age > 0 && !/\bno-(?:store|cache)\b/i.test(control);
  if (isCached || (!control && headers.has('expires'))) return;
  const message = control
    ? `With "${control}", caches do not reuse the response.`
    : 'There is no Cache-Control.';
  const hint = 'Send Cache-Control: public, max-age=300, stale-while-revalidate=86400.';
  report('no-lifetime', message, hint, control || undefined);
}

function isInsecure(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
}
