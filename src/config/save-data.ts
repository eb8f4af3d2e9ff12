/** Whether the browser asks for less data: Save-Data (https://wicg.github.io/savedata/), where it tells scripts. */
export function savesData(): boolean {
  return !!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
}
