/** Whether a name in lower case is a UUID (RFC 9562, section 4), as DSpace gives one to everything it holds. */
export function isUuid(name: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(name);
}
