/** Long enough for a machine that is busy with three browsers and other work: a limit costs time only where a test fails. */
const defaultTimeout = 60_000;
/** The most that counts between two looks: where the page, or the machine, stood still for longer, nothing could have happened. */
const longestStep = 500;
const pause = 10;

/**
 * Waits for a condition, looking again every few milliseconds. A condition that throws counts as not met yet.
 *
 * @param condition gives something truthy once it is met; may be asynchronous
 * @param what the condition in words, for the message when it is not met
 * @param timeout how long to wait, in milliseconds; time in which the page stood still is not counted
 * @returns what the condition gave
 * @throws {Error} naming what was waited for, and what the condition threw or gave last
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: string,
  timeout = defaultTimeout,
): Promise<NonNullable<T>> {
  let [waited, time] = [0, performance.now()];
  let last: unknown;
  do {
    try {
      const value = await condition();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
    const now = performance.now();
    waited += Math.min(now - time, longestStep);
    time = now;
  } while (waited < timeout);
  throw new Error(`Waited ${timeout} ms for ${what}; the last look gave ${String(last)}.`);
}
