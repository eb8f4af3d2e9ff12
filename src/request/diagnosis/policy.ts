/**
 * Whether this page's Content-Security-Policy forbids an address. A forbidden fetch fails like a dead line; only the event
 * `securitypolicyviolation` on the document tells (CSP level 3, section 5), so the address is asked once more, in a way that sends no
 * more than an image would.
 */
export async function isForbidden(url: string): Promise<boolean> {
  let forbidden = false;
  const listen = ({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    // Browsers shorten `blockedURI` to an origin after a redirect.
    forbidden ||=
      disposition === 'enforce' && effectiveDirective === 'connect-src' && url.startsWith(blockedURI);
  };
  document.addEventListener('securitypolicyviolation', listen);
  const enough = AbortSignal.timeout(2_000);
  await fetch(url, { mode: 'no-cors', method: 'HEAD', credentials: 'omit', signal: enough }).catch(
    () => undefined,
  );
  // The event is queued as a task of its own and comes after the rejection in some engines.
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', listen);
  return forbidden;
}
