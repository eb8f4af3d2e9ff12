/** Milliseconds that reading may keep the page from answering its reader (https://web.dev/articles/optimize-long-tasks). */
const MAX_TASK_DURATION = 50;
/** Most records of one document that are read: far above any real feed, and an end where a list of the page's own claims to be endless. */
export const MAX_RECORDS = 100_000;
/** Records that are read together. */
const BATCH = 50;

/** Lets the page answer its reader. A timer would do, but browsers hold timers of hidden pages back for a second each. */
function breathe(): Promise<void> {
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
 * Reads many records, with a breath for the page in between. Feeds of ten thousand items happen.
 * @returns what was read of each, of the first {@link MAX_RECORDS}
 */
export async function readMany<T>(
  records: readonly unknown[],
  read: (record: unknown) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let start = performance.now();
  for (let index = 0; index < Math.min(records.length, MAX_RECORDS); index += BATCH) {
    results.push(...(await Promise.all(records.slice(index, index + BATCH).map(read))));
    if (performance.now() - start < MAX_TASK_DURATION) continue;
    await breathe();
    start = performance.now();
  }
  return results;
}
