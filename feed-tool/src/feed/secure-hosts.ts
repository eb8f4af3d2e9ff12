/**
 * Hosts that serve the same paths over https as over http. The default `handle.canonical.prefix` of DSpace
 * (`dspace.cfg`; recorded responses of DSpace 7.6.7 and 9.2) writes `http://hdl.handle.net/`.
 */
export const SECURE_HOSTS: readonly string[] = [
  'openknowledge.fao.org',
  'doi.org',
  'dx.doi.org',
  'hdl.handle.net',
];

/** Returns a URL over https if its host is one of {@link SECURE_HOSTS}, else the URL as it is. */
export function preferHttps(url: string): string {
  const isSecure = /^http:/i.test(url) && URL.canParse(url) && SECURE_HOSTS.includes(new URL(url).host);
  return isSecure ? url.replace(/^http:/i, 'https:') : url;
}
