/** How far a step is, as far as it was told. */
export interface Followed {
  readonly done: number;
  /** Absent: not known. */
  readonly total: number | undefined;
}

/**
 * Follows a step, and tells of it no more often than at an interval.
 * @param start what is done and how much there is at the beginning
 * @param interval milliseconds between two tellings
 * @returns `reach`, as `Progress` has it, and `read`, which gives what was told last
 */
export function followProgress(start: Followed, interval: number, tell: (now: Followed) => void) {
  let [now, told] = [start, Date.now()];
  return {
    reach(done: number, total = now.total): void {
      now = { done, total };
      if (Date.now() - told < interval) return;
      told = Date.now();
      tell(now);
    },
    read: () => now,
  };
}
