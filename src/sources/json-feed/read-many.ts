/** Milliseconds that reading may keep the page from answering its reader (https://web.dev/articles/optimize-long-tasks). */
const LONGEST_TASK = 50;
/** Records that are read together. */
const BATCH = 50;

/** Reads many records, with a breath for the page in between. Feeds of ten thousand items happen. */
export async function readMany<T>(
  records: readonly unknown[],
  read: (record: unknown) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let start = performance.now();
  for (let index = 0; index < records.length; index += BATCH) {
    results.push(...(await Promise.all(records.slice(index, index + BATCH).map(read))));
    if (performance.now() - start < LONGEST_TASK) continue;
    await new Promise((resume) => setTimeout(resume));
    start = performance.now();
  }
  return results;
}
