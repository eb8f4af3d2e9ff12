/**
 * How far a request gets that failed without a reason: this page's Content-Security-Policy forbids it, a server answers it (with what this page may not read),
 * or nothing does.
 */
export type Reach = 'forbidden' | 'answered' | 'silent';

/** Milliseconds for which a finding holds: long enough for all widgets that failed at one address. */
const LIFETIME = 5_000;

const findings = new Map<string, Promise<Reach>>();

/**
 * Finds out how far a failed request gets, once for all who ask about an address.
 */
export function probe(url: string): Promise<Reach> {
  const finding = findings.get(url) ?? sendProbe(url);
  findings.set(url, finding);
  void finding.then(() => setTimeout(() => findings.delete(url), LIFETIME));
  return finding;
}

/*
 * A forbidden fetch fails like a dead line; only the event `securitypolicyviolation` on the document tells (CSP level 3, section 5). So the address is asked
 * once more, in a way that sends no more than an image would (`no-cors`), and that succeeds with any answer, were it one that this page may not read.
 */
async function sendProbe(url: string): Promise<Reach> {
  let forbidden = false as boolean;
  const listen = ({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    // Browsers shorten `blockedURI` to an origin after a redirect.
    forbidden ||=
      disposition === 'enforce' && effectiveDirective === 'connect-src' && url.startsWith(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', listen);
  const signal = AbortSignal.timeout(2_000);
  const answered = await fetch(url, { mode: 'no-cors', method: 'HEAD', credentials: 'omit', signal }).then(
    () => true,
    () => false,
  );
  // The event is queued as a task of its own and comes after the rejection in some engines.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', listen);
  return forbidden ? 'forbidden' : answered ? 'answered' : 'silent';
}
