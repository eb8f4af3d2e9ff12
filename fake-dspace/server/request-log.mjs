const maxEntries = 10_000;

/** The requests of each run, and the number of those that a limited fault applied to. */
export class RequestLog {
  #entries = new Map();
  #faulty = new Map();

  /**
   * Adds a request. Requests without a run are not logged.
   *
   * @param {string} run
   * @param {import('node:http').IncomingMessage} request
   * @param {object} details `url` without the settings, and marks such as `content: true`
   */
  add(run, { method, headers }, details) {
    if (!run) return;
    const entries = this.#entries.get(run) ?? [];
    this.#entries.set(run, entries);
    if (entries.length < maxEntries) {
      const entry = { method, origin: headers.origin ?? null, headers: Object.keys(headers), ...details };
      entries.push(entry);
    }
  }

  /**
   * Counts a request that a fault applies to.
   *
   * @param {string} run
   * @param {string} prefix the settings
   * @returns {number} number of earlier ones
   */
  countFaulty(run, prefix) {
    const key = `${run} ${prefix}`;
    const before = this.#faulty.get(key) ?? 0;
    this.#faulty.set(key, before + 1);
    return before;
  }

  /**
   * Lists the requests of a run, the oldest first.
   *
   * @param {string} run
   * @returns {object[]}
   */
  list(run) {
    return [...(this.#entries.get(run) ?? [])];
  }

  /**
   * Deletes the requests and the counts of a run.
   *
   * @param {string} run
   */
  clear(run) {
    this.#entries.delete(run);
    for (const key of this.#faulty.keys()) if (key.startsWith(`${run} `)) this.#faulty.delete(key);
  }
}
