/** Milliseconds for which reading may block the page (https://web.dev/articles/optimize-long-tasks). */
const MAX_TASK_DURATION = 50;
/**
 * Maximum number of records of one document that are read: far above real feeds, and a limit for endless own
 * data.
 */
export const MAX_RECORDS = 100_000;
/** Number of records that are read at once. */
const BATCH_SIZE = 50;

/*
 * Lets the page respond to its user. It does not use a timer, which browsers delay by a second in hidden
 * pages. Node has `MessageChannel` and `performance` too, so this code is not of the browser alone.
 */
function yieldToPage(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(undefined);
  });
}

/**
 * Reads many records in batches, so that the page stays responsive.
 * @param read reads one record
 * @returns the results for the first {@link MAX_RECORDS} records
 */
export async function readMany<T>(
  records: readonly unknown[],
  read: (record: unknown) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let start = performance.now();
  for (let index = 0; index < Math.min(records.length, MAX_RECORDS); index += BATCH_SIZE) {
    results.push(...(await Promise.all(records.slice(index, index + BATCH_SIZE).map(read))));
    if (performance.now() - start < MAX_TASK_DURATION) continue;
    await yieldToPage();
    start = performance.now();
  }
  return results;
}
