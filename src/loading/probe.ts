/**
 * Result of a probe: this page can read the server's responses; the page's Content-Security-Policy forbids
 * the URL; a server responds, but this page may not read the response; or no server responds.
 */
export type ProbeResult = 'readable' | 'forbidden' | 'refused' | 'failed';

/** Milliseconds for which a result is kept: enough for all elements that fail at one server. */
const LIFETIME = 5_000;
/** Milliseconds until the timeout of each request of a probe. */
const TIMEOUT = 4_000;

const results = new Map<string, Promise<ProbeResult>>();

/**
 * Sends a probe after a failed request. For a DSpace repository, it requests the REST root, because the
 * server would repeat a long search. All elements that fail at a URL, or at a repository, share one probe.
 */
export function probe(failed: string): Promise<ProbeResult> {
  const url = /^.*?\/server\/api(?=\/)/.exec(failed)?.[0] ?? failed;
  const result = results.get(url) ?? sendProbe(url);
  results.set(url, result);
  void result.then(() => setTimeout(() => results.delete(url), LIFETIME));
  return result;
}

/*
 * A forbidden fetch fails like a broken connection. Only the event `securitypolicyviolation` on the document
 * distinguishes them (CSP level 3, section 5). So the first request sends no more than an image would
 * (`no-cors`), and succeeds with any response. The second succeeds where this page may read the response; it
 * is a GET, since some servers allow other pages nothing else.
 */
async function sendProbe(url: string): Promise<ProbeResult> {
  let forbidden = false as boolean;
  const listen = ({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    // Browsers shorten `blockedURI` to an origin after a redirect.
    forbidden ||=
      disposition === 'enforce' && effectiveDirective === 'connect-src' && url.startsWith(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', listen);
  const hasResponse = await responds(url, { mode: 'no-cors', method: 'HEAD' });
  const isReadable = hasResponse && (await responds(url));
  // Some engines dispatch the event in a separate task, after the rejection.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', listen);
  return forbidden ? 'forbidden' : isReadable ? 'readable' : hasResponse ? 'refused' : 'failed';
}

/* Without reading the body, which may be long. */
async function responds(url: string, init?: RequestInit): Promise<boolean> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT);
  try {
    await fetch(url, { ...init, credentials: 'omit', cache: 'no-store', signal: abort.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
