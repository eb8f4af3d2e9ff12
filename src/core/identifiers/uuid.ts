/** Whether a text in lower case is a UUID (RFC 9562, section 4), as every object in DSpace has one. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}
