/** Progress of a step. */
export interface TrackedProgress {
  readonly done: number;
  /** Absent: unknown. */
  readonly total: number | undefined;
}

/**
 * Tracks the progress of a step, and reports it at most once per interval.
 * @param start progress at the beginning
 * @param interval milliseconds between two reports
 * @returns `reach` as in `Progress`, and `read`, which returns the current progress
 */
export function trackProgress(
  start: TrackedProgress,
  interval: number,
  report: (now: TrackedProgress) => void,
) {
  let [now, reported] = [start, Date.now()];
  return {
    reach(done: number, total = now.total): void {
      now = { done, total };
      if (Date.now() - reported < interval) return;
      reported = Date.now();
      report(now);
    },
    read: () => now,
  };
}
