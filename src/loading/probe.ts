/**
 * Result of a probe: the page's Content-Security-Policy forbids the URL, a server responds (but this page may
 * not read the response), or no server does.
 */
export type ProbeResult = 'forbidden' | 'responded' | 'failed';

/** Milliseconds for which a result is kept: enough for all elements that fail at one URL. */
const LIFETIME = 5_000;

const results = new Map<string, Promise<ProbeResult>>();

/** Sends a probe to the URL of a failed request. All elements that fail at a URL share one probe. */
export function probe(url: string): Promise<ProbeResult> {
  const result = results.get(url) ?? sendProbe(url);
  results.set(url, result);
  void result.then(() => setTimeout(() => results.delete(url), LIFETIME));
  return result;
}

/*
 * A forbidden fetch fails like a broken connection. Only the event `securitypolicyviolation` on the document
 * distinguishes them (CSP level 3, section 5). So the probe requests the URL again, and sends no more than an
 * image would (`no-cors`). It succeeds with any response, also with one that this page may not read.
 */
async function sendProbe(url: string): Promise<ProbeResult> {
  let forbidden = false as boolean;
  const listen = ({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    // Browsers shorten `blockedURI` to an origin after a redirect.
    forbidden ||=
      disposition === 'enforce' && effectiveDirective === 'connect-src' && url.startsWith(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', listen);
  const signal = AbortSignal.timeout(2_000);
  const hasResponse = await fetch(url, { mode: 'no-cors', method: 'HEAD', credentials: 'omit', signal }).then(
    () => true,
    () => false,
  );
  // Some engines dispatch the event in a separate task, after the rejection.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', listen);
  return forbidden ? 'forbidden' : hasResponse ? 'responded' : 'failed';
}
