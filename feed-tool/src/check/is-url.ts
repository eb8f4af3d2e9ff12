/** Whether a target is a URL, not a path. */
export function isUrl(target: string): boolean {
  return /^https?:\/\//i.test(target);
}
