const mostEntries = 10_000;

/** Remembers what was asked, by run, and how often a fault has struck. */
export class RequestLog {
  #entries = new Map();
  #strikes = new Map();

  /**
   * @param {string} run
   * @param {import('node:http').IncomingMessage} request
   * @param {object} details `url` below the settings, and marks such as `content: true`
   */
  add(run, { method, headers }, details) {
    if (!run) return;
    const entries = this.#entries.get(run) ?? [];
    this.#entries.set(run, entries);
    if (entries.length < mostEntries) {
      const entry = { method, origin: headers.origin ?? null, headers: Object.keys(headers), ...details };
      entries.push(entry);
    }
  }

  /**
   * Counts a request that a fault applies to.
   *
   * @param {string} run
   * @param {string} prefix the settings
   * @returns {number} how many there were before
   */
  countStrike(run, prefix) {
    const key = `${run} ${prefix}`;
    const before = this.#strikes.get(key) ?? 0;
    this.#strikes.set(key, before + 1);
    return before;
  }

  /**
   * @param {string} run
   * @returns {object[]} its requests so far, the first first
   */
  list(run) {
    return [...(this.#entries.get(run) ?? [])];
  }

  /**
   * Begins a run anew, its faults as well.
   *
   * @param {string} run
   */
  forget(run) {
    this.#entries.delete(run);
    for (const key of this.#strikes.keys()) if (key.startsWith(`${run} `)) this.#strikes.delete(key);
  }
}
