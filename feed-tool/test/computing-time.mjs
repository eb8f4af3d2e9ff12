/**
 * Measures the CPU time of some work. Other programs on the machine do not count, so that limits also hold on
 * a busy machine.
 *
 * @template T
 * @param {() => T | Promise<T>} work
 * @returns {Promise<{ result: T, milliseconds: number }>} `milliseconds` of all threads of this process
 */
export async function measureComputing(work) {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1_000 };
}
