/** Maximum length of a volume number at the end of a series, in UTF-16 units. */
const MAX_NUMBER_LENGTH = 40;

/**
 * Returns the name of a series without the number of a volume: `FAO Forestry Paper 187` and `…, No. 12`
 * belong to the same series. A series that is nothing but a number stays as it is.
 */
export function dropVolume(series: string): string {
  // Only the end of the text, because the pattern takes quadratic time on a long run of commas.
  const end = series.slice(-MAX_NUMBER_LENGTH);
  const rest = end.replace(/[\s,;:]*(?:\b(?:no|nr|vol)\b\.?|n[°º]\.?)?\s*\d[\w./-]*$/i, '');
  return series.slice(0, -MAX_NUMBER_LENGTH) + rest || series;
}
