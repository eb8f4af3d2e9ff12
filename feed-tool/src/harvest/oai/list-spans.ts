/** A span of time, both ends included: datestamps as the source sends them. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** Number of records that a source sends in one page at most: `oai.cfg` of DSpace, `listrecords`. */
const PAGE = 100;
/** Number of wanted records for which a request for a span of time is better than one for each. */
const MIN_IN_SPAN = 10;

/**
 * Lists spans of time that hold many of some wanted records, and about as many records as fit into a page.
 * @param wanted identifiers of the wanted records
 * @param datestamps those of all records of the source, by identifier
 */
export function listSpans(wanted: readonly string[], datestamps: ReadonlyMap<string, string>): Span[] {
  if (wanted.length < MIN_IN_SPAN) return [];
  const all = [...datestamps.values()].sort();
  const times = wanted.map((identifier) => datestamps.get(identifier) ?? '').sort();
  const spans: Span[] = [];
  for (let start = 0, next; start < times.length; start = next) {
    const from = times[start]!;
    const limit = all[findFirst(all, from) + PAGE - 1] ?? '\uFFFF';
    next = start + 1;
    // Equal times stay together, since a source can't divide them.
    while (next < times.length && (times[next]! <= limit || times[next] === from)) next++;
    if (from && next - start >= MIN_IN_SPAN) spans.push({ from, until: times[next - 1]! });
  }
  return spans;
}

/* Returns the index of the first text that is not before another one. */
function findFirst(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
