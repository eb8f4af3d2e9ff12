/**
 * Percent-encodes a text for a URL. A lone surrogate becomes U+FFFD, as in the URL parser (URL standard,
 * "UTF-8 percent-encode"); `encodeURIComponent` alone throws.
 */
export function encodeText(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
