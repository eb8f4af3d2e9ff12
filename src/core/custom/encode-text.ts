/**
 * Encodes a text for an address. Half of a surrogate pair, as a text that was cut by bytes leaves behind, becomes the replacement character, as the URL
 * parser itself writes it (URL standard, "UTF-8 percent-encode"); `encodeURIComponent` alone throws there.
 */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
