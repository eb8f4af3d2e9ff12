const defaultTimeout = 4000;
const pause = 10;

/**
 * Waits for a condition, looking again every few milliseconds. A condition that throws counts as not met yet.
 *
 * @param condition gives something truthy once it is met; may be asynchronous
 * @param what the condition in words, for the message when it is not met
 * @param timeout how long to wait, in milliseconds
 * @returns what the condition gave
 * @throws {Error} naming what was waited for, and what the condition threw or gave last
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: string,
  timeout = defaultTimeout,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeout;
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
  } while (performance.now() < deadline);
  throw new Error(`Waited ${timeout} ms for ${what}; the last look gave ${String(last)}.`);
}
