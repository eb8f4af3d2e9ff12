/**
 * Whether the reader has turned on Save-Data (https://wicg.github.io/savedata/), in browsers that expose it.
 */
export function savesData(): boolean {
  return !!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
}
