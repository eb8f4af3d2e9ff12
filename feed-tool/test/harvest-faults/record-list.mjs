const DAY = 86_400_000;

/** A set that no harvest is of. */
const OTHER_SET = 'col_other';

/** How a server writes the time of a change, from ISO 8601 with seconds. */
const DATESTAMPS = {
  seconds: (time) => time,
  days: (time) => time.slice(0, 10),
  fraction: (time) => time.replace('Z', '.123Z'),
  offset: (time) => time.replace('Z', '+00:00'),
  space: (time) => ` \n${time}\n `,
  none: () => undefined,
};

/** @typedef {'seconds' | 'days' | 'fraction' | 'offset' | 'space' | 'none'} Datestamps */

/**
 * The records of a repository, in the order of its lists: a changed record moves to the end.
 */
export class RecordList {
  #records;
  #datestamps;

  /**
   * @param {object} options
   * @param {number} options.count number of records at the beginning
   * @param {Record<number, object>} [options.special] facts of some records by number, as for `writeRecord`;
   *   `isSecret`: the public must not read it
   * @param {Record<string, number[]>} [options.sets] the records of each set; absent: there are no sets
   * @param {Datestamps} [options.datestamps]
   */
  constructor({ count, special = {}, sets, datestamps = 'seconds' }) {
    this.#records = Array.from({ length: count }, (_, index) => ({
      ...describe(index + 1, new Date(Date.UTC(2024, 0, 1, 3, 4, 5) + index * DAY)),
      ...special[index + 1],
      ...(sets && { sets: listSets(sets, index + 1) }),
    }));
    this.#datestamps = DATESTAMPS[datestamps];
  }

  /** Titles of the records that a feed must have, sorted. */
  get titles() {
    return this.#records
      .filter(({ isDeleted, isSecret, sets }) => !isDeleted && !isSecret && !sets?.includes(OTHER_SET))
      .map(({ title }) => title)
      .sort();
  }

  /** Lists the records of a set that changed in some time, as they appear in responses. */
  list({ from = '', until = '', set } = {}) {
    return this.#records
      .filter(({ changed }) => changed >= from && (!until || changed.slice(0, until.length) <= until))
      .filter(({ sets }) => !set || sets?.includes(set))
      .map((record) => ({ ...record, datestamp: this.#datestamps(record.changed) }));
  }

  /**
   * Changes the list.
   *
   * @param {object} change one of these
   * @param {number} [change.edit] a record that gets another title
   * @param {boolean} [change.isInPlace] whether the edited record stays where it is in the list
   * @param {number} [change.add] a new record
   * @param {number} [change.remove] a record that disappears
   * @param {number} [change.mark] a record that the server marks as deleted
   * @param {number} [change.empty] a record whose metadata the server can't write any more
   * @param {number} [change.leave] a record that moves to a set that is not harvested; its time stays
   * @param {Date} now
   */
  change({ edit, isInPlace, add, remove, mark, empty, leave }, now) {
    const changed = describe(0, now).changed;
    if (edit) this.#update(edit, (one) => ({ ...one, title: `${one.title}, edited`, changed }), isInPlace);
    if (add) this.#records.push(describe(add, now));
    if (remove) this.#records = this.#records.filter(({ number }) => number !== remove);
    if (mark) this.#update(mark, (one) => ({ ...one, isDeleted: true, changed }));
    if (leave) this.#update(leave, (one) => ({ ...one, sets: [OTHER_SET] }), true);
    if (empty) this.#update(empty, (one) => ({ ...one, metadata: 'none', changed }));
  }

  #update(number, update, isInPlace = false) {
    const index = this.#records.findIndex((record) => record.number === number);
    const [record] = this.#records.splice(index, 1);
    this.#records.splice(isInPlace ? index : this.#records.length, 0, update(record));
  }
}

function listSets(sets, number) {
  const names = Object.keys(sets).filter((name) => sets[name].includes(number));
  return names.length ? names : [OTHER_SET];
}

function describe(number, time) {
  return { number, title: `Café ${number}`, changed: `${time.toISOString().slice(0, 19)}Z` };
}
