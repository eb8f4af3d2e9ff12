/**
 * Keeps what was asked of the repository, apart for each run that an address names (`run=abc`), so that a page or a test can count its own requests.
 *
 * @returns {{ record: (run: string, request: import('node:http').IncomingMessage, facts: { path: string, query: URLSearchParams }) => number,
 *   list: (run: string) => object[], forget: (run: string) => void, countFault: (run: string) => number }}
 */
export function openRequestLog() {
  const runs = new Map();
  const faults = new Map();
  return {
    record(run, request, { path, query }) {
      const text = query.toString();
      const entry = {
        method: request.method,
        url: path + (text && `?${text}`),
        origin: request.headers.origin,
        headers: Object.keys(request.headers),
        ...(path.endsWith('/content') && { content: true }),
      };
      if (!runs.has(run)) runs.set(run, []);
      runs.get(run).push(entry);
    },
    list: (run) => runs.get(run) ?? [],
    forget(run) {
      runs.delete(run);
      faults.delete(run);
    },
    /** How often the fault of a run has struck, this time included. */
    countFault(run) {
      faults.set(run, (faults.get(run) ?? 0) + 1);
      return faults.get(run);
    },
  };
}
