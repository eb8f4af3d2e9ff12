/** Whether a text is an FAO job number with its language suffix, in any letter case: `cd0683en`, `I6064C`. */
export function isJobNumber(text: string): boolean {
  return /^[a-z]{1,2}\d{3,5}[a-z]{1,2}$/i.test(text);
}
