/**
 * Milliseconds until the timeout, on a machine that is busy with three browsers and other work. A timeout
 * costs time only where a test fails.
 */
const defaultTimeout = 60_000;
/**
 * Maximum number of milliseconds that count between two checks. In a longer time, the page or the machine was
 * suspended.
 */
const maxStep = 500;
/** Milliseconds between two checks. */
const pause = 10;

/**
 * Waits for a condition, which it checks every few milliseconds. A condition that throws counts as not met
 * yet.
 *
 * @param condition returns a truthy value once it is met; may be asynchronous
 * @param description the condition in words, for the error message
 * @param timeout maximum wait in milliseconds, without the time in which the page was suspended
 * @returns the value that the condition returned
 * @throws {Error} with the condition in words, and the value that it last returned or threw
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  description: string,
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
    waited += Math.min(now - time, maxStep);
    time = now;
  } while (waited < timeout);
  throw new Error(`Waited ${timeout} ms for ${description}; the last result was ${String(last)}.`);
}
