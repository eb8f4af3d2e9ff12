import type { Followed } from '../../fetch/follow-redirects.js';
import type { ReceivedResponse } from '../../fetch/send-request.js';
import { isLoopback } from '../item/check-url-field.js';
import type { Finding } from '../problem.js';
import type { RuleName } from '../rules.js';

/** Bytes from which compression is worth its header (a segment of TCP or two). */
const WORTH_COMPRESSING = 4_096;

/**
 * Checks how a server sends a file.
 * @param origin value of the request's `Origin` header
 */
export function checkResponse(answer: Followed<ReceivedResponse>, origin: string): Finding[] {
  const findings: Finding[] = [];
  const { url, redirects, status, headers, bytes } = answer;
  const report = (rule: RuleName, message: string, hint: string, value?: string) =>
    void findings.push({ rule, path: [], place: { line: 1, column: 1 }, message, hint, value });
  if (redirects.length) {
    const hint = `Write ${url} in the page: each redirect costs a round trip, and must allow other sites too.`;
    report('redirect', `This address redirects to ${url}.`, hint, redirects[0]);
  }
  if ([url, ...redirects].some(isInsecure))
    report('insecure-feed', 'Pages with https may not read a feed with http.', 'Serve it with https.', url);
  checkSharing(headers, origin, report);
  if (status !== 200) {
    const hint =
      status === 404 ? 'Check the address, and that the file was uploaded.' : "Look at the server's log.";
    report('bad-status', `The server answers with status ${status}.`, hint, String(status));
    return findings;
  }
  const type = headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    const what = type ? `The type of the file is ${type}.` : 'The server sends no Content-Type.';
    report('content-type', what, 'Send Content-Type: application/feed+json, or application/json.', type);
  }
  checkCopies(headers, report);
  if (bytes.length > WORTH_COMPRESSING && !headers.has('content-encoding')) {
    const message = `${bytes.length} bytes come uncompressed.`;
    report('no-compression', message, 'Let the server compress JSON with gzip or Brotli.');
  }
  return findings;
}

/**
 * Checks the response for a missing file: where a page may not read even that, the widgets treat the server
 * as unreachable and try no other name.
 */
export function checkMissingFile(answer: Followed<ReceivedResponse>, origin: string): Finding[] {
  return checkResponse(answer, origin).filter(({ rule }) => rule === 'no-cors');
}

type ReportResponse = (rule: RuleName, message: string, hint: string, value?: string) => void;

function checkSharing(headers: Headers, origin: string, report: ReportResponse): void {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed !== '*' && allowed !== origin) {
    const message = allowed
      ? `Only pages of ${allowed} may read this, not those of ${origin}.`
      : 'Pages of other sites may not read this: there is no Access-Control-Allow-Origin.';
    report(
      'no-cors',
      message,
      'Send Access-Control-Allow-Origin: *, with every status.',
      allowed ?? undefined,
    );
  }
  const exposed = headers.get('access-control-expose-headers') ?? '';
  if (exposed.split(',').some((name) => ['retry-after', '*'].includes(name.trim().toLowerCase()))) return;
  const message = 'A page may not read when to ask again after an overload.';
  report(
    'hidden-retry-after',
    message,
    'Send Access-Control-Expose-Headers: Retry-After.',
    exposed || undefined,
  );
}

function checkCopies(headers: Headers, report: ReportResponse): void {
  if (!headers.has('etag') && !headers.has('last-modified')) {
    const message = 'There is neither ETag nor Last-Modified, so the whole file is loaded again each time.';
    report('no-validator', message, 'Send ETag.');
  }
  const control = headers.get('cache-control') ?? '';
  const age = Number(/\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1] ?? 0);
  const isKept = age > 0 && !/\bno-(?:store|cache)\b/i.test(control);
  if (isKept || (!control && headers.has('expires'))) return;
  const message = control ? `"${control}" gives a copy no lifetime.` : 'There is no Cache-Control.';
  const hint = 'Send Cache-Control: public, max-age=300, stale-while-revalidate=86400.';
  report('no-lifetime', message, hint, control || undefined);
}

function isInsecure(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !isLoopback(hostname);
}
